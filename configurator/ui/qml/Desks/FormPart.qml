// One field of a form: a line, a PIN, or a choice.
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
    Field {
        id: field
        visible: !part.choosing
        width: parent.width
        label: part.entry.label ?? ""
        objectName: "form-" + (part.entry.id ?? "")
        echoMode: part.entry.kind === "pin" ? TextInput.Password : TextInput.Normal
        maximumLength: part.entry.kind === "pin" ? 6 : 200
        onEdited: text => part.given(text)
        onAccepted: part.accepted()
    }
}
