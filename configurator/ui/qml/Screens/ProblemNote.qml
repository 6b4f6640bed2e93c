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
    width: Math.min(row.implicitWidth + Tokens.s4 * 2, maximum)
    height: Math.max(Tokens.touch + Tokens.s1, row.height + Tokens.s2)
    radius: Tokens.radiusLarge
    color: stop ? Tokens.stopTint : Tokens.warnTint
    border.width: Tokens.stroke
    border.color: stop ? Tokens.stop : Tokens.warn
    Accessible.role: Accessible.AlertMessage
    Accessible.name: problem.words ?? ""

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Tokens.s3
        Icon { name: "warning"; color: note.stop ? Tokens.stop : Tokens.warn; anchors.verticalCenter: parent.verticalCenter }
        Label {
            text: note.problem.words ?? ""
            role: "small"
            color: Tokens.ink
            width: Math.min(implicitWidth, note.maximum - fix.width - otherwise.width - Tokens.s6 * 2 - Tokens.s3)
            anchors.verticalCenter: parent.verticalCenter
        }
        Button {
            id: fix
            visible: (note.problem.remedy ?? "") !== ""
            width: visible ? implicitWidth : 0
            label: note.problem.remedy ?? ""
            role: "small"
            tone: note.stop ? Tokens.stop : Tokens.warn
            strong: true
            objectName: "remedy"
            anchors.verticalCenter: parent.verticalCenter
            onPressed: note.studio.mend()
        }
        Button {
            id: otherwise
            visible: (note.problem.other ?? "") !== ""
            width: visible ? implicitWidth : 0
            label: note.problem.other ?? ""
            role: "small"
            objectName: "otherRemedy"
            anchors.verticalCenter: parent.verticalCenter
            onPressed: note.studio.mendOtherwise()
        }
    }
}
