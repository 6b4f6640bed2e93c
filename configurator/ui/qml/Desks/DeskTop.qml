// The line at the top of a desk: what desk it is, a field that searches or takes a scan, who works here.
pragma ComponentBehavior: Bound
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
    property var tools: []
    readonly property bool narrow: Tokens.textScale > 1.3 || width < 1150 * Tokens.unit
    readonly property bool tight: tools.length > 0 && width < 820 * Tokens.unit * Tokens.textScale
    signal searched(string text)
    signal entered(string text)
    signal languageAsked()
    signal comfortAsked()
    signal signedOut()
    signal toolAsked(string id)

    implicitHeight: rows.implicitHeight + Tokens.s3 * 2

    GridLayout {
        id: rows
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Tokens.s4
        anchors.rightMargin: Tokens.s4
        anchors.verticalCenter: parent.verticalCenter
        columns: line.narrow ? 2 : 3
        columnSpacing: Tokens.s4
        rowSpacing: Tokens.s2

        Label { text: line.title; role: "title"; strong: true; wrapMode: Text.NoWrap; elide: Text.ElideRight; Layout.fillWidth: line.narrow; Layout.row: 0; Layout.column: 0 }
        Field {
            id: field
            Layout.fillWidth: true
            Layout.maximumWidth: line.narrow ? line.width : 760 * Tokens.unit
            Layout.row: line.narrow ? 1 : 0
            Layout.column: line.narrow ? 0 : 1
            Layout.columnSpan: line.narrow ? 2 : 1
            hint: line.hint
            objectName: "deskField"
            onEdited: text => line.searched(text)
            onAccepted: line.entered(text)
        }
        RowLayout {
            Layout.row: 0
            Layout.column: line.narrow ? 1 : 2
            Layout.alignment: Qt.AlignRight | Qt.AlignVCenter
            Layout.fillWidth: !line.narrow
            spacing: Tokens.s2
            Item { Layout.fillWidth: true; Layout.preferredHeight: 1 }
            Repeater {
                model: line.tight ? [] : line.tools
                Button { required property var modelData; label: modelData.label; icon: modelData.icon; role: "small"; objectName: "tool-" + modelData.id; onPressed: line.toolAsked(modelData.id) }
            }
            Label { text: line.who; role: "small"; strong: true; wrapMode: Text.NoWrap; elide: Text.ElideRight; Layout.maximumWidth: 260 * Tokens.unit; rightPadding: Tokens.s2; leftPadding: Tokens.s2 }
            IconButton { icon: "text-size"; label: qsTr("Text and colors"); worded: false; objectName: "comfort"; onPressed: line.comfortAsked() }
            Button { label: line.language === "he" ? "English" : "עברית"; role: "small"; objectName: "language"; onPressed: line.languageAsked() }
            Button { label: qsTr("Sign out"); role: "small"; objectName: "signOut"; onPressed: line.signedOut() }
        }
        Flow {
            visible: line.tight
            Layout.row: 2
            Layout.column: 0
            Layout.columnSpan: 2
            Layout.fillWidth: true
            spacing: Tokens.s2
            Repeater {
                model: line.tight ? line.tools : []
                Button { required property var modelData; label: modelData.label; icon: modelData.icon; role: "small"; objectName: "tool-" + modelData.id; onPressed: line.toolAsked(modelData.id) }
            }
        }
    }
    Shortcut { sequences: ["Ctrl+F", "F3"]; onActivated: field.take() }
}
