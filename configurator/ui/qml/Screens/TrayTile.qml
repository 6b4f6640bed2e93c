// One choice in the Tray: a swatch or a tile, with the heart of a favorite; held, it can say why.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Loader {
    id: cell
    required property Studio studio
    required property real room
    required property string itemId
    required property string label
    required property string color
    required property string picture
    required property string icon
    required property string badge
    required property bool chosen
    required property bool metallic
    required property bool favorite
    required property bool onPaper
    required property string because
    signal asked()

    height: room

    Icon {
        name: cell.favorite ? "heart" : ""
        visible: cell.favorite
        size: 26 * Tokens.unit
        color: Tokens.accent
        z: 2
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Tokens.s1
    }
    sourceComponent: cell.studio.rowKind === "swatches" ? swatch : tile

    Component {
        id: swatch
        Item {
            // A cloth or a paper has a name to choose it by; a plain color is chosen by eye.
            readonly property bool named: cell.studio.rowWide
            implicitWidth: Math.max(disc.implicitWidth, named ? word.implicitWidth + Tokens.s3 : 0)
            Label {
                id: word
                visible: parent.named
                text: cell.label
                role: "small"
                strong: cell.chosen
                color: cell.chosen ? Tokens.ink : Tokens.muted
                wrapMode: Text.NoWrap
                anchors.top: disc.bottom
                anchors.topMargin: Tokens.s1
                anchors.horizontalCenter: parent.horizontalCenter
            }
            Swatch {
                id: disc
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: parent.named ? -(word.height + Tokens.s1) / 2 : 0
                label: cell.label
                color: cell.color === "" ? "transparent" : cell.color
                none: cell.color === ""
                metallic: cell.metallic
                chosen: cell.chosen
                objectName: "item-" + cell.itemId
                onPressed: cell.studio.choose(cell.itemId)
                onAsked: cell.asked()
            }
        }
    }
    Component {
        id: tile
        Tile {
            label: cell.label
            picture: cell.picture
            icon: cell.icon
            badge: cell.badge
            chosen: cell.chosen
            onPaper: cell.onPaper
            tall: cell.room
            wide: cell.studio.rowWide ? cell.room * 1.5 : cell.room
            objectName: "item-" + cell.itemId
            onPressed: cell.studio.choose(cell.itemId)
            onAsked: cell.asked()
        }
    }
}
