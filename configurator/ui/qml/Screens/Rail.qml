// The Rail: the tools of this product, every one with its icon and its word.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Item {
    id: rail

    required property Studio studio
    property bool flat: false
    readonly property int count: studio.rail.length
    readonly property real cellHeight: Tokens.small * 1.3 + 34 * Tokens.unit + Tokens.s3
    readonly property int rows: Math.max(1, Math.floor((height + Tokens.s1) / (cellHeight + Tokens.s1)))
    readonly property int columns: flat ? count : Math.max(1, Math.ceil(count / rows))
    readonly property real cellWidth: flat ? Math.max(104 * Tokens.unit, Tokens.small * 5.2) : Math.max(112 * Tokens.unit, Tokens.small * 5.2)

    implicitWidth: flat ? 400 : columns * cellWidth + Tokens.s3
    implicitHeight: flat ? cellHeight + Tokens.s2 : 400

    Flickable {
        anchors.fill: parent
        contentWidth: rail.flat ? grid.width : width
        contentHeight: grid.height
        flickableDirection: rail.flat ? Flickable.HorizontalFlick : Flickable.VerticalFlick
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Grid {
            id: grid
            columns: rail.columns
            x: rail.flat ? Math.max(0, (rail.width - width) / 2) : (rail.width - width) / 2
            y: rail.flat ? 0 : Math.max(0, (rail.height - height) / 2)
            spacing: Tokens.s1

            Repeater {
                model: rail.studio.rail
                Pressable {
                    id: cell
                    required property var modelData
                    readonly property bool on: modelData.id === rail.studio.tool
                    width: rail.cellWidth
                    height: rail.flat ? rail.cellHeight : Math.min(rail.cellHeight + Tokens.s3, Math.max(rail.cellHeight, (rail.height / Math.ceil(rail.count / rail.columns)) - Tokens.s1))
                    ringRadius: Tokens.radius
                    label: modelData.label
                    objectName: "tool-" + modelData.id
                    onPressed: rail.studio.pickTool(modelData.id)

                    Rectangle {
                        anchors.fill: parent
                        radius: Tokens.radius
                        color: cell.on || cell.held ? Tokens.tint : Tokens.clear
                        border.width: cell.on ? Tokens.stroke * 1.4 : 0
                        border.color: Tokens.accent
                    }
                    Column {
                        anchors.centerIn: parent
                        spacing: Tokens.s1
                        Icon { name: cell.modelData.icon; color: cell.on ? Tokens.accent : Tokens.ink; size: 32 * Tokens.unit; anchors.horizontalCenter: parent.horizontalCenter }
                        Label { text: cell.modelData.label; role: "small"; strong: cell.on; color: cell.on ? Tokens.accent : Tokens.ink; wrapMode: Text.NoWrap; anchors.horizontalCenter: parent.horizontalCenter }
                    }
                }
            }
        }
    }
}
