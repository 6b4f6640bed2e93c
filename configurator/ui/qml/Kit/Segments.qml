// A few choices side by side, one of them on.
pragma ComponentBehavior: Bound
import QtQuick

Flow {
    id: segments

    property var choices: []
    property string current: ""
    property bool quiet: false
    signal chosen(string id)
    readonly property real natural: {
        let sum = 0
        for (let i = 0; i < cells.count; i++)
            sum += (cells.itemAt(i)?.implicitWidth ?? 0) + spacing
        return Math.max(0, sum - spacing) + 1
    }

    width: natural
    spacing: Tokens.s2

    // The choice that is on, for who has to bring it into sight.
    function currentCell(): Item {
        for (let i = 0; i < cells.count; i++)
            if ((cells.itemAt(i) as Pressable)?.objectName === "choice-" + current)
                return cells.itemAt(i) as Pressable
        return null
    }

    Repeater {
        id: cells
        model: segments.choices
        Pressable {
            id: segment
            required property var modelData
            readonly property bool on: modelData.id === segments.current

            label: modelData.label
            objectName: "choice-" + modelData.id
            implicitHeight: Math.max(Tokens.touch * 0.9, word.implicitHeight + Tokens.s3)
            implicitWidth: row.implicitWidth + Tokens.s4 * 1.6
            Accessible.checkable: true
            Accessible.checked: on
            onPressed: segments.chosen(modelData.id)

            Rectangle {
                anchors.fill: parent
                radius: height / 2
                color: segment.on ? (segments.quiet ? Tokens.tint : Tokens.ink) : Tokens.clear
                border.width: segment.on && segments.quiet ? Tokens.stroke * 1.4 : 0
                border.color: Tokens.accent
            }
            Row {
                id: row
                anchors.centerIn: parent
                spacing: Tokens.s2
                Icon {
                    name: segment.modelData.icon ?? ""
                    size: word.font.pixelSize * 1.2
                    color: word.color
                    anchors.verticalCenter: parent.verticalCenter
                }
                Label {
                    id: word
                    text: segment.modelData.label
                    role: "body"
                    strong: segment.on
                    color: segment.on ? (segments.quiet ? Tokens.ink : Tokens.paper) : Tokens.muted
                    wrapMode: Text.NoWrap
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
        }
    }
}
