// What cannot be made, said while it happens, with one tap to mend it. Never over the product's middle.
import QtQuick
import Kit
import Configurator

Rectangle {
    id: note

    required property Studio studio
    property real maximum: 800
    readonly property var problem: studio.problem
    readonly property bool stop: problem.weight === "stop"

    visible: opacity > 0
    opacity: problem.words ? 1 : 0
    Behavior on opacity { NumberAnimation { duration: Tokens.calm } }
    readonly property bool mends: (problem.remedy ?? "") !== ""
    readonly property bool mendsOtherwise: (problem.other ?? "") !== ""
    readonly property real room: maximum - Tokens.s4 * 2
    readonly property real roomBeside: room - sign.width - deeds.width - Tokens.s3 * 2
    // Words that would stand in a narrow column have the deeds below them.
    readonly property bool stacked: words.implicitWidth > roomBeside * 2

    width: body.width + Tokens.s4 * 2
    height: Math.max(Tokens.touch + Tokens.s1, body.height + (stacked ? Tokens.s4 : Tokens.s2))
    radius: Tokens.radiusLarge
    color: stop ? Tokens.stopTint : Tokens.warnTint
    border.width: Tokens.stroke
    border.color: stop ? Tokens.stop : Tokens.warn
    Accessible.role: Accessible.AlertMessage
    Accessible.name: problem.words ?? ""

    Column {
        id: body
        anchors.centerIn: parent
        spacing: Tokens.s2
        Row {
            id: line
            spacing: Tokens.s3
            Icon { id: sign; name: "warning"; color: note.stop ? Tokens.stop : Tokens.warn; anchors.verticalCenter: parent.verticalCenter }
            Label {
                id: words
                text: note.problem.words ?? ""
                role: "small"
                color: Tokens.ink
                width: Math.min(implicitWidth, note.stacked ? note.room - sign.width - Tokens.s3 : note.roomBeside)
                anchors.verticalCenter: parent.verticalCenter
            }
            Item { id: beside; width: deeds.parent === beside ? deeds.width : 0; height: deeds.parent === beside ? deeds.height : 0; anchors.verticalCenter: parent.verticalCenter }
        }
        Item { id: below; visible: note.stacked; width: deeds.width; height: deeds.height; anchors.horizontalCenter: parent.horizontalCenter }
    }
    Flow {
        id: deeds
        parent: note.stacked ? below : beside
        spacing: Tokens.s3
        width: Math.min(note.room, (note.mends ? fix.implicitWidth : 0) + (note.mendsOtherwise ? Tokens.s3 + otherwise.implicitWidth : 0))
        Button {
            id: fix
            visible: note.mends
            width: implicitWidth
            label: note.problem.remedy ?? ""
            role: "small"
            tone: note.stop ? Tokens.stop : Tokens.warn
            strong: true
            objectName: "remedy"
            onPressed: note.studio.mend()
        }
        Button {
            id: otherwise
            visible: note.mendsOtherwise
            width: implicitWidth
            label: note.problem.other ?? ""
            role: "small"
            objectName: "otherRemedy"
            onPressed: note.studio.mendOtherwise()
        }
    }
}
