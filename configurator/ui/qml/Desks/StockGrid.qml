// Everything of one kind that can run out, side by side; a press switches it off or on.
pragma ComponentBehavior: Bound
import QtQuick
import Kit

Grid {
    id: grid

    property var entries: []
    property string out: ""
    readonly property real least: 250 * Tokens.unit * (0.45 + 0.55 * Tokens.textScale)
    signal switched(string id, bool on)

    columns: Math.max(1, Math.floor((width + spacing) / (least + spacing)))
    spacing: Tokens.s2

    Repeater {
        model: grid.entries
        Pressable {
            id: cell
            required property var modelData
            readonly property bool on: modelData.on
            width: (grid.width - (grid.columns - 1) * grid.spacing) / grid.columns
            height: Math.max(Tokens.touch, words.height + Tokens.s3)
            ringRadius: Tokens.radius
            label: modelData.text
            objectName: "stock-" + modelData.id
            Accessible.role: Accessible.CheckBox
            Accessible.checked: on
            Accessible.description: modelData.detail
            onPressed: grid.switched(modelData.id, !on)

            Rectangle {
                anchors.fill: parent
                radius: Tokens.radius
                color: cell.held ? Tokens.tint : cell.on ? Tokens.card : Tokens.paper
                border.width: Tokens.stroke
                border.color: Tokens.line
            }
            Rectangle {
                id: dot
                visible: cell.modelData.swatch !== ""
                width: visible ? 28 * Tokens.unit : 0
                height: 28 * Tokens.unit
                radius: height / 2
                anchors.left: parent.left
                anchors.leftMargin: visible ? Tokens.s3 : Tokens.s2
                anchors.verticalCenter: parent.verticalCenter
                color: visible ? cell.modelData.swatch : Tokens.clear
                opacity: cell.on ? 1 : 0.5
                border.width: Tokens.stroke
                border.color: Qt.alpha(Tokens.ink, 0.2)
            }
            Column {
                id: words
                anchors.left: dot.right
                anchors.right: knob.left
                anchors.leftMargin: Tokens.s2
                anchors.rightMargin: Tokens.s2
                anchors.verticalCenter: parent.verticalCenter
                Label { text: cell.modelData.text; role: "small"; strong: cell.on; color: cell.on ? Tokens.ink : Tokens.muted; width: parent.width; font.strikeout: !cell.on; wrapMode: Text.Wrap; lineHeight: 1.05 }
                Label { text: cell.modelData.detail; visible: text !== ""; role: "small"; color: cell.modelData.out ? Tokens.stop : Tokens.accent; width: parent.width; wrapMode: Text.Wrap; lineHeight: 1.05 }
            }
            MiniSwitch { id: knob; on: cell.on; anchors.right: parent.right; anchors.rightMargin: Tokens.s2; anchors.verticalCenter: parent.verticalCenter }
        }
    }
}
