// A color to choose; its name is spoken, and shown where the tray names its swatches.
import QtQuick

Pressable {
    id: swatch

    property color color: "transparent"
    property bool none: false
    property bool chosen: false
    property bool metallic: false
    readonly property real disc: Tokens.touch

    implicitWidth: disc + Tokens.s3
    implicitHeight: disc + Tokens.s3
    Accessible.checkable: true
    Accessible.checked: chosen

    Rectangle {
        anchors.centerIn: parent
        width: swatch.disc + Tokens.s3
        height: width
        radius: width / 2
        color: Tokens.clear
        border.width: swatch.chosen ? 4 * Tokens.unit : 0
        border.color: Tokens.accent
    }
    Rectangle {
        anchors.centerIn: parent
        width: swatch.disc
        height: width
        radius: width / 2
        color: swatch.none ? Tokens.card : swatch.color
        border.width: Tokens.stroke
        border.color: Tokens.theme === "contrast" ? Tokens.edge : Qt.alpha(Tokens.ink, 0.18)
        Icon { anchors.centerIn: parent; name: swatch.none ? "close" : ""; color: Tokens.muted }
        Rectangle {
            visible: swatch.metallic
            anchors.fill: parent
            radius: width / 2
            gradient: Gradient {
                GradientStop { position: 0.0; color: Qt.alpha("white", 0.55) }
                GradientStop { position: 0.35; color: Qt.alpha("white", 0) }
                GradientStop { position: 0.7; color: Qt.alpha("black", 0.18) }
                GradientStop { position: 1.0; color: Qt.alpha("white", 0.35) }
            }
        }
    }
}
