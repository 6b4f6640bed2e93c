// What every button shares: touch, keys, focus ring, spoken name, and a press that is felt.
import QtQuick

Item {
    id: pressable

    property string label: ""
    property bool held: tap.pressed
    property real ringRadius: height / 2
    signal pressed()
    signal asked() // held for a while: what about this?

    activeFocusOnTab: enabled
    opacity: enabled ? 1 : 0.4
    scale: held && Tokens.motion ? 0.97 : 1
    Behavior on scale { NumberAnimation { duration: Tokens.quick; easing.type: Easing.OutCubic } }

    Accessible.role: Accessible.Button
    Accessible.name: label
    Accessible.focusable: true
    Accessible.onPressAction: pressable.pressed()
    Keys.onSpacePressed: pressable.pressed()
    Keys.onReturnPressed: pressable.pressed()
    Keys.onEnterPressed: pressable.pressed()

    TapHandler {
        id: tap
        enabled: pressable.enabled
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: pressable.pressed()
        onLongPressed: pressable.asked()
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -6 * Tokens.unit
        radius: pressable.ringRadius + 6 * Tokens.unit
        color: Tokens.clear
        border.color: Tokens.accent
        border.width: 3 * Tokens.unit
        visible: pressable.activeFocus
        z: 10
    }
}
