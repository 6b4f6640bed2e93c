// A PIN, on large keys, never spoken and never shown.
pragma ComponentBehavior: Bound
import QtQuick
import Kit

Column {
    id: pad

    property string digits: ""
    property string trouble: ""
    property int length: 6
    signal entered(string pin)
    spacing: Tokens.s3

    function press(d) {
        if (d === "back") { digits = digits.slice(0, -1); return }
        if (digits.length >= length) return
        digits += d
        if (digits.length === length) { const pin = digits; digits = ""; pad.entered(pin) }
    }

    Row {
        spacing: Tokens.s3
        anchors.horizontalCenter: parent.horizontalCenter
        Repeater {
            model: pad.length
            Rectangle {
                required property int index
                width: 24 * Tokens.unit; height: width; radius: width / 2
                color: index < pad.digits.length ? Tokens.ink : Tokens.clear
                border.width: Tokens.stroke; border.color: Tokens.edge
            }
        }
    }
    Label { text: pad.trouble; color: Tokens.stop; width: grid.width; anchors.horizontalCenter: parent.horizontalCenter; horizontalAlignment: Text.AlignHCenter; visible: text !== "" }
    Grid {
        id: grid
        columns: 3
        spacing: Tokens.gap
        anchors.horizontalCenter: parent.horizontalCenter
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "back"]
            Item {
                id: cell
                required property string modelData
                width: Math.max(90 * Tokens.unit, Tokens.touch * 1.34)
                height: width
                Pressable {
                    visible: cell.modelData !== ""
                    anchors.fill: parent
                    label: cell.modelData === "back" ? qsTr("Erase") : cell.modelData
                    objectName: "pin-" + cell.modelData
                    onPressed: pad.press(cell.modelData)
                    Rectangle { anchors.fill: parent; radius: width / 2; color: parent.held ? Tokens.tint : Tokens.paper; border.color: Tokens.line; border.width: Tokens.stroke }
                    Label { anchors.centerIn: parent; text: cell.modelData === "back" ? "" : cell.modelData; role: "lead"; strong: true }
                    Icon { anchors.centerIn: parent; name: cell.modelData === "back" ? "backspace" : "" }
                }
            }
        }
    }
}
