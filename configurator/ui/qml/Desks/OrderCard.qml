// An order on the production board: its picture, its number, how many, and how long it has waited.
import QtQuick
import Kit

Pressable {
    id: card

    property var entry: ({})
    property bool on: false
    property bool choosing: false

    implicitHeight: 170 * Tokens.unit + words.height + Tokens.s3 * 2
    ringRadius: Tokens.radius
    label: entry.number + ", " + entry.title + ", " + entry.detail
    objectName: "order-" + entry.number

    Card {
        anchors.fill: parent
        radius: Tokens.radius
        color: card.on || card.held ? Tokens.tint : Tokens.card
        border.color: card.on ? Tokens.accent : card.entry.wants ? Tokens.stop : Tokens.line
        border.width: card.on || card.entry.wants ? Tokens.stroke * 1.6 : Tokens.stroke
    }
    Image {
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: words.top
        anchors.margins: Tokens.s3
        source: card.entry.picture
        fillMode: Image.PreserveAspectFit
        mipmap: true
        cache: false
    }
    Rectangle {
        visible: card.choosing && card.enabled
        width: 44 * Tokens.unit
        height: width
        radius: width / 2
        anchors.top: parent.top
        anchors.right: parent.right
        anchors.margins: Tokens.s2
        color: card.on ? Tokens.accent : Tokens.card
        border.width: Tokens.stroke
        border.color: card.on ? Tokens.accent : Tokens.edge
        Icon { anchors.centerIn: parent; name: card.on ? "check" : ""; visible: card.on; color: Tokens.accentInk; size: 28 * Tokens.unit }
    }
    Icon { anchors.centerIn: parent; anchors.verticalCenterOffset: -words.height / 2; visible: card.entry.picture === ""; name: card.entry.picture === "" ? "clock" : ""; color: Tokens.edge; size: 44 * Tokens.unit }
    Column {
        id: words
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Tokens.s3
        Flow {
            width: parent.width
            spacing: Tokens.s2
            Label { text: card.entry.number; role: "lead"; strong: true; wrapMode: Text.NoWrap }
            Label { text: card.entry.quantity; role: "lead"; color: Tokens.accent; strong: true; wrapMode: Text.NoWrap }
        }
        // A number and its unit stay on one line.
        Label { text: card.entry.title.replace(/(\d) (?=\S)/g, "$1\u00a0"); role: "small"; width: parent.width }
        Label { text: card.entry.detail; role: "small"; color: card.entry.late || card.entry.wants ? Tokens.stop : Tokens.muted; width: parent.width }
    }
}
