// The frame around the chosen layer: corners make it larger or smaller, the knob above turns it.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Item {
    id: frame

    required property var stage
    required property Studio studio
    readonly property bool shown: studio.layer !== "" && at.width > 0 && studio.tool !== "draw" && studio.layerMovable
    readonly property rect at: studio.layerAt
    readonly property real layerX: at.x
    readonly property real layerY: at.y
    readonly property real layerTurn: studio.layerTurn
    readonly property bool locked: studio.layerLocked
    property bool busy: false
    readonly property real grab: Math.max(56 * Tokens.unit, Tokens.touch)
    readonly property real growth: stage.live ? stage.liveScale : 1

    visible: shown
    width: Math.max(at.width * stage.ppm * growth, 8) + 16 * Tokens.unit
    height: Math.max(at.height * stage.ppm * growth, 8) + 16 * Tokens.unit
    x: (layerX - stage.origin.x) * stage.ppm - width / 2 + (stage.live ? stage.liveX : 0)
    y: (layerY - stage.origin.y) * stage.ppm - height / 2 + (stage.live ? stage.liveY : 0)
    rotation: layerTurn + (stage.live ? stage.liveTurn : 0)

    Rectangle {
        anchors.fill: parent
        color: Tokens.clear
        border.width: 5 * Tokens.unit
        border.color: Tokens.card
        radius: 6 * Tokens.unit
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: 1 * Tokens.unit
        color: Tokens.clear
        border.width: 3 * Tokens.unit
        border.color: Tokens.accent
        radius: 5 * Tokens.unit
    }

    component GrabKnob: Item {
        id: knob
        property string icon: ""
        property string label: ""
        property alias dragging: drag.active
        signal moved(point from, point to)
        width: frame.grab
        height: frame.grab
        visible: !frame.locked
        Accessible.role: Accessible.Button
        Accessible.name: label
        property point start
        property point middle
        Rectangle {
            anchors.centerIn: parent
            width: 40 * Tokens.unit
            height: width
            radius: width / 2
            color: drag.active ? Tokens.accent : Tokens.card
            border.width: 3 * Tokens.unit
            border.color: Tokens.accent
            Icon { anchors.centerIn: parent; name: knob.icon; size: 22 * Tokens.unit; color: drag.active ? Tokens.accentInk : Tokens.accent }
        }
        DragHandler {
            id: drag
            target: null
            dragThreshold: 2
            onActiveChanged: {
                frame.busy = active
                if (active) {
                    knob.start = centroid.scenePressPosition
                    knob.middle = frame.mapToItem(null, frame.width / 2, frame.height / 2)
                    frame.stage.live = true
                } else {
                    frame.stage.commit()
                }
            }
            onCentroidChanged: if (active) knob.moved(
                Qt.point(knob.start.x - knob.middle.x, knob.start.y - knob.middle.y),
                Qt.point(centroid.scenePosition.x - knob.middle.x, centroid.scenePosition.y - knob.middle.y))
        }
    }

    Repeater {
        model: [[0, 0], [1, 0], [0, 1], [1, 1]]
        GrabKnob {
            required property var modelData
            label: qsTr("Larger or smaller")
            objectName: "grow-" + modelData.join("-")
            x: modelData[0] * frame.width - width / 2
            y: modelData[1] * frame.height - height / 2
            onMoved: (from, to) => {
                const ratio = Math.hypot(to.x, to.y) / Math.max(1, Math.hypot(from.x, from.y))
                frame.stage.liveScale = Math.max(0.1, Math.min(12, ratio))
            }
        }
    }
    GrabKnob {
        icon: "rotate"
        label: qsTr("Turn")
        objectName: "turn"
        x: frame.width / 2 - width / 2
        y: -height - 10 * Tokens.unit
        onMoved: (from, to) => {
            const turn = (Math.atan2(to.y, to.x) - Math.atan2(from.y, from.x)) * 180 / Math.PI
            const whole = frame.layerTurn + turn
            const square = Math.round(whole / 45) * 45
            frame.stage.liveTurn = Math.abs(whole - square) < 4 ? square - frame.layerTurn : turn
        }
    }
}
