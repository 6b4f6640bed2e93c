// A small switch drawn beside words that say what it is; whoever holds it does the switching.
import QtQuick
import Kit

Rectangle {
    id: track

    property bool on: false

    readonly property real grown: Tokens.unit * (0.6 + 0.4 * Tokens.textScale)
    width: 52 * grown
    height: 30 * grown
    radius: height / 2
    color: on ? Tokens.tint : Tokens.card
    border.width: Tokens.stroke * 1.4
    border.color: on ? Tokens.accent : Tokens.edge
    Rectangle {
        readonly property bool far: track.on !== Tokens.rightToLeft
        width: 20 * track.grown
        height: width
        radius: height / 2
        x: far ? parent.width - width - 5 * track.grown : 5 * track.grown
        anchors.verticalCenter: parent.verticalCenter
        color: track.on ? Tokens.accent : Tokens.edge
        Behavior on x { NumberAnimation { duration: Tokens.quick; easing.type: Easing.OutCubic } }
    }
}
