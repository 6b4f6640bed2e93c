// A button with a word, an icon before it where that helps; one strong button a screen.
import QtQuick

Pressable {
    id: button

    property string icon: ""
    property bool strong: false
    property bool flat: false
    property bool danger: false
    property string role: "body"
    property real minimum: 0
    property color tone: danger ? Tokens.stop : Tokens.accent
    readonly property color words: strong ? Tokens.accentInk : danger ? Tokens.stop : Tokens.ink

    implicitHeight: Math.max(Tokens.touch, text.implicitHeight + Tokens.s3)
    implicitWidth: Math.max(minimum, row.implicitWidth + Tokens.s4 * 2)
    ringRadius: height / 2

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: button.strong ? button.tone : button.flat ? Tokens.clear : Tokens.card
        border.width: button.strong || button.flat ? 0 : Tokens.stroke
        border.color: Tokens.line
        Rectangle {
            anchors.fill: parent
            radius: height / 2
            color: button.strong ? Tokens.ink : Tokens.tint
            opacity: button.held ? (button.strong ? 0.15 : 1) : 0
        }
    }
    Row {
        id: row
        anchors.centerIn: parent
        spacing: Tokens.s2
        Icon {
            name: button.icon
            color: button.words
            size: text.font.pixelSize * 1.25
            anchors.verticalCenter: parent.verticalCenter
        }
        Label {
            id: text
            text: button.label
            role: button.role
            strong: true
            color: button.words
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
