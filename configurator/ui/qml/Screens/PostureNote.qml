// Asks a known person once whether a change of the screen is for next time too; waits, and never insists.
import QtQuick
import Kit
import Configurator

Rectangle {
    id: note

    required property Kiosk kiosk
    property real maximum: 900
    readonly property bool asking: kiosk.postureChanged && kiosk.personName !== "" && kiosk.sheet === "" && kiosk.toast === ""

    visible: opacity > 0
    opacity: asking ? 1 : 0
    enabled: asking
    Behavior on opacity { NumberAnimation { duration: Tokens.calm } }
    width: row.width + Tokens.s4 * 2
    height: row.height + Tokens.s2 * 2
    radius: Tokens.radiusLarge
    color: Tokens.card
    border.width: Tokens.stroke
    border.color: Tokens.line
    objectName: "postureNote"
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    Timer {
        running: note.asking
        interval: 15000
        onTriggered: note.kiosk.ignorePosture()
    }
    Flow {
        id: row
        anchors.centerIn: parent
        readonly property real natural: words.implicitWidth + save.implicitWidth + back.implicitWidth + away.implicitWidth + spacing * 3 + 1
        width: Math.min(natural, note.maximum - Tokens.s4 * 2)
        spacing: Tokens.s3
        Label { id: words; text: qsTr("Like this next time too?"); wrapMode: Text.NoWrap; height: save.height; verticalAlignment: Text.AlignVCenter }
        Button { id: save; label: qsTr("Save"); strong: true; objectName: "noteSave"; onPressed: note.kiosk.savePosture() }
        Button { id: back; label: qsTr("Put it back"); objectName: "noteRestore"; onPressed: note.kiosk.restorePosture() }
        Item {
            width: away.implicitWidth
            height: save.height
            IconButton { id: away; anchors.verticalCenter: parent.verticalCenter; icon: "close"; label: qsTr("Just for now"); worded: false; objectName: "noteIgnore"; onPressed: note.kiosk.ignorePosture() }
        }
    }
}
