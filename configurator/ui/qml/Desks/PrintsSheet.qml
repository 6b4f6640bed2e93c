// The print queue: every file on its way to a paper printer, and what a printer waits for.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Sheet {
    id: sheet

    required property Board board

    title: qsTr("Printers")
    wide: 900 * Tokens.unit * (0.6 + 0.4 * Tokens.textScale)
    onDismissed: open = false
    function show() { open = true; forceActiveFocus() }

    Column {
        width: parent.width
        spacing: Tokens.s3
        Label { visible: sheet.board.prints.length === 0; width: parent.width; text: qsTr("Nothing is on its way to a printer."); color: Tokens.muted }
        Repeater {
            model: sheet.board.prints
            Rectangle {
                id: run
                required property var modelData
                width: parent.width
                height: words.height + Tokens.s3 * 2
                radius: Tokens.radius
                color: modelData.held ? Tokens.stopTint : Tokens.card
                border.width: Tokens.stroke
                border.color: modelData.held ? Tokens.stop : Tokens.line
                Column {
                    id: words
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.margins: Tokens.s3
                    Label { text: run.modelData.name; strong: true; width: parent.width }
                    Label { text: run.modelData.told; color: run.modelData.held ? Tokens.stop : Tokens.ink; role: "small"; width: parent.width }
                    Label { text: run.modelData.printer; color: Tokens.muted; role: "small"; width: parent.width; elide: Text.ElideMiddle; wrapMode: Text.NoWrap }
                }
            }
        }
    }
    Keys.onEscapePressed: sheet.dismissed()
}
