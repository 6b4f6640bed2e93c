// The price, line by line, and its sum.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kit

Column {
    id: list

    property var lines: []
    property string total: ""
    spacing: Tokens.s2

    component Line: RowLayout {
        property string words: ""
        property string amount: ""
        property bool strong: false
        width: list.width
        spacing: Tokens.s3
        Label { text: parent.words; role: parent.strong ? "lead" : "body"; strong: parent.strong; Layout.fillWidth: true }
        Label { text: parent.amount; role: parent.strong ? "lead" : "body"; strong: parent.strong; wrapMode: Text.NoWrap }
    }
    Repeater {
        model: list.lines
        Line {
            required property var modelData
            words: modelData.label
            amount: modelData.amount
        }
    }
    Rectangle { width: parent.width; height: Tokens.stroke; color: Tokens.line }
    Line { words: qsTr("Together"); amount: list.total; strong: true }
}
