// A sewing's time as a band of its thread colors; a click or a drag goes to that moment.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Item {
    id: line
    objectName: "sewingTimeline"

    required property Player player
    readonly property real whole: Math.max(player.seconds, 0.001)

    implicitHeight: Tokens.touch * 0.8
    Accessible.role: Accessible.Slider
    Accessible.name: player.told

    Rectangle {
        id: band
        width: parent.width
        height: 18 * Tokens.unit
        anchors.verticalCenter: parent.verticalCenter
        color: Tokens.line
        border.width: Tokens.stroke
        border.color: Tokens.edge
        Repeater {
            model: line.player.steps
            Rectangle {
                required property var modelData
                x: band.border.width + modelData.begins / line.whole * (band.width - 2 * band.border.width)
                y: band.border.width
                width: (modelData.ends - modelData.begins) / line.whole * (band.width - 2 * band.border.width)
                height: band.height - 2 * band.border.width
                color: modelData.color
            }
        }
    }
    Rectangle {
        x: line.player.second / line.whole * (line.width - width)
        width: 12 * Tokens.unit
        height: 44 * Tokens.unit
        radius: width / 2
        anchors.verticalCenter: parent.verticalCenter
        color: Tokens.accent
        border.width: 3 * Tokens.unit
        border.color: Tokens.card
    }
    MouseArea {
        anchors.fill: parent
        function go(x: real): void { line.player.seek(Math.max(0, Math.min(1, x / width)) * line.whole) }
        onPressed: event => go(event.x)
        onPositionChanged: event => go(event.x)
    }
}
