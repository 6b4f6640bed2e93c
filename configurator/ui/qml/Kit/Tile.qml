// A picture, an icon or a word to choose, with its name.
import QtQuick

Pressable {
    id: tile

    property string picture: ""
    property string icon: ""
    property string badge: ""
    property bool chosen: false
    property bool onPaper: false
    readonly property bool plated: onPaper && Tokens.theme === "dark"
    readonly property bool drawn: icon !== "" && Icons.drawings[icon] !== undefined
    property bool named: true
    property real wide: tall
    property real tall: 128 * Tokens.unit

    implicitWidth: Math.max(wide, Math.min(name.implicitWidth + Tokens.s4, tall * 3.5))
    implicitHeight: tall
    ringRadius: Tokens.radius
    Accessible.checkable: true
    Accessible.checked: chosen

    Rectangle {
        anchors.fill: parent
        radius: Tokens.radius
        color: tile.chosen || tile.held ? Tokens.tint : Tokens.paper
        border.width: tile.chosen ? Tokens.stroke * 2 : Tokens.theme === "contrast" ? Tokens.stroke : 0
        border.color: tile.chosen ? Tokens.accent : Tokens.line
    }
    Rectangle {
        visible: tile.plated && image.visible
        anchors.fill: image
        anchors.margins: -Tokens.s1
        radius: Tokens.radius - Tokens.s1
        color: Tokens.drawingPaper
    }
    Image {
        id: image
        anchors.fill: parent
        anchors.margins: Tokens.s2
        anchors.bottomMargin: (name.visible ? name.height + Tokens.s2 : Tokens.s2) + (tile.plated ? Tokens.s2 : 0)
        source: tile.picture
        fillMode: Image.PreserveAspectFit
        visible: tile.picture !== ""
        asynchronous: false
        cache: false
        opacity: status === Image.Ready ? 1 : 0
    }
    Icon {
        name: tile.icon
        size: 36 * Tokens.unit
        color: tile.chosen ? Tokens.accent : Tokens.ink
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: name.top
        anchors.bottomMargin: Tokens.s2
        visible: tile.drawn && tile.picture === ""
    }
    Label {
        id: name
        text: tile.label
        role: "small"
        color: tile.chosen ? Tokens.ink : Tokens.muted
        strong: tile.chosen
        visible: tile.named && text !== ""
        width: Math.min(implicitWidth, parent.width - Tokens.s2)
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
        anchors.horizontalCenter: parent.horizontalCenter
        y: tile.picture !== "" || tile.drawn ? parent.height - height - Tokens.s2 : (parent.height - height) / 2
    }
    Rectangle {
        visible: tile.badge !== ""
        anchors.top: parent.top
        anchors.right: parent.right
        anchors.margins: Tokens.s1
        radius: height / 2
        height: price.implicitHeight
        width: price.implicitWidth + Tokens.s3
        color: Tokens.card
        border.color: Tokens.line
        border.width: Tokens.stroke
        Label { id: price; text: tile.badge; role: "small"; color: Tokens.muted; anchors.centerIn: parent }
    }
}
