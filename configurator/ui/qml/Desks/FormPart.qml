// One field of a form: a line, a PIN, a color, or a choice.
import QtQuick
import Kit

Column {
    id: part

    property var entry: ({})
    property string value: ""
    readonly property bool choosing: entry.kind === "choice"
    signal given(string value)
    signal accepted()

    spacing: Tokens.s1

    function begin() { if (!part.choosing) field.take() }

    Label { text: part.entry.label ?? ""; role: "small"; strong: true; width: parent.width }
    Segments {
        visible: part.choosing
        width: parent.width
        quiet: true
        choices: part.entry.choices ?? []
        current: part.value
        onChosen: id => part.given(id)
    }
    Row {
        visible: !part.choosing
        width: parent.width
        spacing: Tokens.s2
        Field {
            id: field
            width: parent.width - (chip.visible ? chip.width + Tokens.s2 : 0)
            label: part.entry.label ?? ""
            objectName: "form-" + (part.entry.id ?? "")
            echoMode: part.entry.kind === "pin" ? TextInput.Password : TextInput.Normal
            maximumLength: part.entry.kind === "pin" ? 6 : 200
            onEdited: text => part.given(text)
            onAccepted: part.accepted()
            Component.onCompleted: text = part.entry.value ?? ""
        }
        Rectangle {
            id: chip
            readonly property bool known: /^#?[0-9a-fA-F]{6}$/.test(part.value.trim())
            visible: part.entry.kind === "color"
            width: field.height
            height: width
            radius: width / 2
            color: known ? "#" + part.value.trim().replace("#", "") : Tokens.clear
            border.width: Tokens.stroke
            border.color: known ? Qt.alpha(Tokens.ink, 0.2) : Tokens.line
        }
    }
}
