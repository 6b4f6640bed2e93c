// The line at the top of the screens before and after the studio: back, who is here, help, language.
import QtQuick
import QtQuick.Layouts
import Kit
import Configurator

Item {
    id: line

    required property Kiosk kiosk
    property bool backShown: true
    property string backLabel: qsTr("Back")
    signal back()

    width: parent?.width ?? 0
    height: row.implicitHeight + Tokens.s4 * 2

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Tokens.s4
        anchors.verticalCenter: parent.verticalCenter
        spacing: Tokens.gap
        Button { visible: line.backShown; icon: "back"; label: line.backLabel; objectName: "back"; onPressed: line.back() }
        Item { Layout.fillWidth: true; Layout.preferredHeight: 1 }
        Pressable {
            visible: line.kiosk.personName !== ""
            label: qsTr("%1. What we know about you").arg(line.kiosk.personName)
            implicitHeight: Tokens.touch
            implicitWidth: who.implicitWidth
            objectName: "who"
            onPressed: line.kiosk.go("know")
            Row {
                id: who
                spacing: Tokens.s2
                anchors.verticalCenter: parent.verticalCenter
                Avatar { name: line.kiosk.personName }
                Label { text: line.kiosk.personName; strong: true; wrapMode: Text.NoWrap; anchors.verticalCenter: parent.verticalCenter; visible: Tokens.textScale < 1.6 }
            }
        }
        Button {
            icon: "text-size"
            label: qsTr("Comfort")
            objectName: "comfort"
            onPressed: line.kiosk.openSheet("comfort")
        }
        Button {
            icon: Tokens.textScale > 1.6 && Tokens.portrait ? "" : "language"
            label: line.kiosk.language === "he" ? "English" : "עברית"
            objectName: "language"
            onPressed: line.kiosk.setPosture("language", line.kiosk.language === "he" ? "en" : "he")
        }
    }
}
