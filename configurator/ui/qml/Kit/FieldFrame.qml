// The frame of a place to write: its rim, its hint while it is empty, and the touch that begins writing.
import QtQuick

Rectangle {
    id: frame

    required property Item writer
    required property string written
    property Item room: writer
    property string hint: ""

    implicitHeight: Math.max(Tokens.touch, writer.implicitHeight + Tokens.s3)
    implicitWidth: 520 * Tokens.unit
    radius: Tokens.radius
    color: Tokens.card
    border.width: writer.activeFocus ? Tokens.stroke * 2 : Tokens.stroke
    border.color: writer.activeFocus ? Tokens.accent : Tokens.edge

    function take() { writer.forceActiveFocus() }

    TapHandler { onTapped: frame.take() }

    Label {
        anchors.fill: frame.room
        text: frame.hint
        color: Tokens.muted
        visible: frame.written === ""
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        horizontalAlignment: Tokens.rightToLeft ? Text.AlignRight : Text.AlignLeft
        LayoutMirroring.enabled: false
    }
}
