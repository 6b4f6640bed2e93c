// A round button with its icon, and its word underneath or beside it where there is room.
import QtQuick

Pressable {
    id: button

    property string icon: ""
    property bool worded: true
    property bool bare: false
    property bool chosen: false
    property color tone: Tokens.ink

    implicitWidth: Math.max(Tokens.touch, worded ? word.implicitWidth : 0)
    implicitHeight: Tokens.touch + (worded ? word.implicitHeight + Tokens.s1 : 0)
    ringRadius: Tokens.radius

    Rectangle {
        id: disc
        width: Tokens.touch
        height: Tokens.touch
        radius: height / 2
        anchors.horizontalCenter: parent.horizontalCenter
        color: button.held || button.chosen ? Tokens.tint : button.bare ? Tokens.clear : Tokens.card
        border.width: button.bare ? 0 : Tokens.stroke
        border.color: button.chosen ? Tokens.accent : Tokens.line
        Icon {
            anchors.centerIn: parent
            name: button.icon
            color: button.tone
        }
    }
    Label {
        id: word
        visible: button.worded
        text: button.label
        role: "small"
        color: Tokens.muted
        wrapMode: Text.NoWrap
        anchors.top: disc.bottom
        anchors.topMargin: Tokens.s1
        anchors.horizontalCenter: parent.horizontalCenter
    }
}
