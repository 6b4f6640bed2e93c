// Words of several lines, written with the on-screen keyboard or a real one.
import QtQuick

FieldFrame {
    id: field

    property alias text: input.text
    property alias maximumLength: input.maximumLength
    readonly property TextEdit editor: input
    signal edited(string text)

    writer: input
    written: input.text
    room: view

    Flickable {
        id: view
        anchors.fill: parent
        anchors.leftMargin: Tokens.s3
        anchors.rightMargin: Tokens.s3
        anchors.topMargin: Tokens.s2
        anchors.bottomMargin: Tokens.s2
        contentHeight: Math.max(height, input.implicitHeight)
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        TextEdit {
            id: input
            property int maximumLength: 200

            width: view.width
            height: view.contentHeight
            verticalAlignment: TextEdit.AlignVCenter
            // While it is empty the caret stands where the hint begins; what is written has its own side.
            horizontalAlignment: text === "" ? TextEdit.AlignLeft : undefined
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            font.family: Tokens.font
            font.pixelSize: Tokens.body
            color: Tokens.ink
            selectionColor: Tokens.accent
            selectedTextColor: Tokens.accentInk
            activeFocusOnTab: true
            onTextEdited: {
                if (length > maximumLength)
                    remove(maximumLength, length)
                field.edited(text)
            }
            onCursorRectangleChanged: {
                const top = cursorRectangle.y, low = top + cursorRectangle.height
                view.contentY = Math.max(Math.min(view.contentY, top), low - view.height)
            }
            Keys.onTabPressed: event => { nextItemInFocusChain().forceActiveFocus(); event.accepted = true }
            Keys.onEscapePressed: focus = false
            Accessible.role: Accessible.EditableText
            Accessible.name: field.hint
            Accessible.multiLine: true
        }
    }
}
