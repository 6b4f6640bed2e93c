// The line at the top of a desk: what desk it is, a field that searches or takes a scan, who works here.
import QtQuick
import QtQuick.Layouts
import Kit

Item {
    id: line

    property string title: ""
    property string hint: ""
    property string who: ""
    property string language: "en"
    property alias typed: field.text
    property alias field: field
    signal searched(string text)
    signal entered(string text)
    signal languageAsked()
    signal signedOut()

    implicitHeight: Tokens.touch + Tokens.s4 * 2

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Tokens.s4
        anchors.rightMargin: Tokens.s4
        spacing: Tokens.s4
        Label { text: line.title; role: "title"; strong: true; wrapMode: Text.NoWrap }
        Field {
            id: field
            Layout.fillWidth: true
            Layout.maximumWidth: 760 * Tokens.unit
            hint: line.hint
            objectName: "deskField"
            onEdited: text => line.searched(text)
            onAccepted: line.entered(text)
        }
        Item { Layout.fillWidth: true; Layout.preferredHeight: 1 }
        Label { text: line.who; strong: true; wrapMode: Text.NoWrap }
        Button { label: line.language === "he" ? "English" : "עברית"; objectName: "language"; onPressed: line.languageAsked() }
        Button { label: qsTr("Sign out"); objectName: "signOut"; onPressed: line.signedOut() }
    }
}
