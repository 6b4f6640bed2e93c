// A line the on-screen keyboard, or a real one, writes into.
import QtQuick

FieldFrame {
    id: field

    property alias text: input.text
    property alias maximumLength: input.maximumLength
    property alias echoMode: input.echoMode
    property string label: hint
    property bool latin: false
    readonly property TextInput editor: input
    signal accepted()
    signal edited(string text)

    writer: input
    written: input.text

    TextInput {
        id: input
        anchors.fill: parent
        anchors.leftMargin: Tokens.s3
        anchors.rightMargin: Tokens.s3
        verticalAlignment: TextInput.AlignVCenter
        // While it is empty the caret stands where the hint begins; what is written has its own side.
        horizontalAlignment: text === "" ? TextInput.AlignLeft : undefined
        font.family: Tokens.font
        font.pixelSize: Tokens.body
        color: Tokens.ink
        selectionColor: Tokens.accent
        selectedTextColor: Tokens.accentInk
        clip: true
        activeFocusOnTab: true
        inputMethodHints: field.latin ? Qt.ImhLatinOnly | Qt.ImhNoPredictiveText : Qt.ImhNone
        onAccepted: field.accepted()
        onTextEdited: field.edited(text)
        Accessible.role: Accessible.EditableText
        Accessible.name: field.label
        Accessible.passwordEdit: echoMode === TextInput.Password
    }
}
