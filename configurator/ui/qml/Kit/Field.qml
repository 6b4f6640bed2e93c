// A line the on-screen keyboard, or a real one, writes into.
import QtQuick

Rectangle {
    id: field

    property alias text: input.text
    property alias maximumLength: input.maximumLength
    property alias echoMode: input.echoMode
    property string hint: ""
    property string label: hint
    property bool latin: false
    readonly property TextInput editor: input
    signal accepted()
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
        anchors.fill: input
        text: field.hint
        color: Tokens.muted
        visible: input.text === ""
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        horizontalAlignment: Tokens.rightToLeft ? Text.AlignRight : Text.AlignLeft
        LayoutMirroring.enabled: false
    }
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
