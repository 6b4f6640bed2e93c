// A slider with its name, its value in words, and a minus and a plus for those who cannot drag.
import QtQuick

Item {
    id: slider

    property string label: ""
    property real from: 0
    property real to: 1
    property real step: 0.01
    property real value: 0
    property string unit: ""
    readonly property real shown: drag.active || press.pressed ? live : value
    property real live: value
    signal moving(real value)
    signal settled(real value)

    implicitHeight: Math.max(Tokens.touch, caption.implicitHeight + Tokens.touch * 0.8)
    implicitWidth: 520 * Tokens.unit

    function clamped(v) { return Math.max(from, Math.min(to, Math.round(v / step) * step)) }
    function at(x) {
        const share = Math.max(0, Math.min(1, (x - knob.width / 2) / (rail.width - knob.width)))
        return clamped(from + (Tokens.rightToLeft ? 1 - share : share) * (to - from))
    }

    Label {
        id: caption
        text: slider.label + "  " + Number(slider.shown.toFixed(slider.step < 1 ? 1 : 0)).toLocaleString(Qt.locale(), "f", slider.step < 1 ? 1 : 0) + " " + slider.unit
        role: "small"
        color: Tokens.muted
        wrapMode: Text.NoWrap
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
    }
    Row {
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Tokens.gap
        IconButton {
            icon: "minus"; label: qsTr("Less"); worded: false; objectName: "slideLess"
            anchors.verticalCenter: parent.verticalCenter
            onPressed: slider.settled(slider.clamped(slider.value - slider.step * 5))
        }
        Item {
            id: rail
            objectName: "slideRail"
            width: slider.width - 2 * (Tokens.touch + Tokens.gap)
            height: Tokens.touch
            anchors.verticalCenter: parent.verticalCenter
            Accessible.role: Accessible.Slider
            Accessible.name: slider.label
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                height: 8 * Tokens.unit
                radius: height / 2
                color: Tokens.line
                border.width: Tokens.theme === "contrast" ? 2 : 0
                border.color: Tokens.edge
            }
            Rectangle {
                id: knob
                readonly property real share: (slider.shown - slider.from) / Math.max(1e-9, slider.to - slider.from)
                width: 36 * Tokens.unit
                height: width
                radius: width / 2
                color: Tokens.accent
                border.color: Tokens.card
                border.width: 3 * Tokens.unit
                anchors.verticalCenter: parent.verticalCenter
                x: (Tokens.rightToLeft ? 1 - share : share) * (rail.width - width)
            }
            DragHandler {
                id: drag
                target: null
                yAxis.enabled: false
                onCentroidChanged: if (active) { slider.live = slider.at(centroid.position.x); slider.moving(slider.live) }
                onActiveChanged: if (!active) slider.settled(slider.live)
            }
            TapHandler {
                id: press
                onTapped: point => slider.settled(slider.at(point.position.x))
            }
        }
        IconButton {
            icon: "plus"; label: qsTr("More"); worded: false; objectName: "slideMore"
            anchors.verticalCenter: parent.verticalCenter
            onPressed: slider.settled(slider.clamped(slider.value + slider.step * 5))
        }
    }
}
