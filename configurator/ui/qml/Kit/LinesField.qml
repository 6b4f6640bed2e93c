// Words of several lines, written with the on-screen keyboard or a real one.
import QtQuick

Rectangle {
    id: field

    property alias text: input.text
    property alias maximumLength: input.maximumLength
    property string hint: ""
    readonly property TextEdit editor: input
    signal edited(string text)

    implicitHeight: Math.max(Tokens.touch, input.implicitHeight + Tokens.s3)
    implicitWidth: 520 * Tokens.unit
    radius: Tokens.radius
    color: Tokens.card
    border.width: input.activeFocus ? Tokens.stroke * 2 : Tokens.stroke
    border.color: input.activeFocus ? Tokens.accent : Tokens.edge

    function take() { input.forceActiveFocus() }

    TapHandler { onTapped: input.forceActiveFocus() }

    Label {
        anchors.fill: view
        text: field.hint
        color: Tokens.muted
        visible: input.text === ""
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        horizontalAlignment: Tokens.rightToLeft ? Text.AlignRight : Text.AlignLeft
        LayoutMirroring.enabled: false
    }
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
