// A switch with its sentence; the whole row is the target.
import QtQuick

Pressable {
    id: control

    property bool on: false
    property string detail: ""
    signal toggled(bool on)

    implicitHeight: Math.max(Tokens.touch, words.implicitHeight + Tokens.s3)
    implicitWidth: 600 * Tokens.unit
    ringRadius: Tokens.radius
    Accessible.role: Accessible.CheckBox
    Accessible.checked: on
    Accessible.description: detail
    onPressed: toggled(!on)

    Column {
        id: words
        anchors.left: parent.left
        anchors.right: track.left
        anchors.rightMargin: Tokens.s4
        anchors.verticalCenter: parent.verticalCenter
        spacing: Tokens.s1
        Label { text: control.label; strong: true; width: parent.width }
        Label { text: control.detail; role: "small"; color: Tokens.muted; visible: text !== ""; width: parent.width }
    }
    Rectangle {
        id: track
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: 72 * Tokens.unit
        height: 40 * Tokens.unit
        radius: height / 2
        color: control.on ? Tokens.accent : Tokens.card
        border.width: Tokens.stroke * 1.4
        border.color: control.on ? Tokens.accent : Tokens.edge
        Rectangle {
            readonly property bool far: control.on !== Tokens.rightToLeft
            width: 28 * Tokens.unit
            height: width
            radius: height / 2
            x: far ? parent.width - width - 6 * Tokens.unit : 6 * Tokens.unit
            anchors.verticalCenter: parent.verticalCenter
            color: control.on ? Tokens.accentInk : Tokens.edge
            Behavior on x { NumberAnimation { duration: Tokens.quick; easing.type: Easing.OutCubic } }
        }
    }
}
