// A sheet that asks before a deed is done: its fields, what is wrong with them, and two buttons.
pragma ComponentBehavior: Bound
import QtQuick
import Kit

Sheet {
    id: sheet

    property var form: ({})
    property string trouble: ""
    property string trying: ""
    readonly property bool waiting: trying !== ""
    property var values: ({})
    signal submitted(var values)
    signal typedOn()

    title: form.title ?? ""
    wide: 720 * Tokens.unit * (0.6 + 0.4 * Tokens.textScale)
    open: (form.title ?? "") !== ""
    onFormChanged: begin()
    onTroubleChanged: if (trouble !== "") Qt.callLater(showEnd)
    onWaitingChanged: waiting ? Qt.callLater(awaited) : Qt.callLater(focusFirst)

    Connections {
        target: sheet.roll
        function onContentHeightChanged() { if (sheet.waiting || sheet.trouble !== "") sheet.showEnd() }
    }
    // What is wrong, or waited for, stands at the end, below fields that may fill the sheet.
    function showEnd() { sheet.roll.contentY = Math.max(0, sheet.roll.contentHeight - sheet.roll.height) }
    function begin() {
        const given = {}
        for (const each of sheet.form.fields ?? [])
            given[each.id] = each.value
        sheet.values = given
        Qt.callLater(sheet.focusFirst)
    }
    function awaited() {
        cancel.forceActiveFocus()
        showEnd()
    }
    function focusFirst() {
        if (!sheet.open)
            return
        ok.forceActiveFocus()
        for (let n = fields.count - 1; n >= 0; n--)
            (fields.itemAt(n) as FormPart)?.begin()
    }
    function set(id, value) {
        const given = Object.assign({}, sheet.values)
        given[id] = value
        sheet.values = given
        sheet.typedOn()
    }

    Column {
        x: Tokens.s1
        width: parent.width - 2 * Tokens.s1
        spacing: Tokens.s3
        Label { text: sheet.form.text ?? ""; visible: text !== ""; color: Tokens.muted; width: parent.width }
        Flow {
            id: lines
            width: parent.width
            spacing: Tokens.s3
            Repeater {
                id: fields
                model: sheet.form.fields ?? []
                FormPart {
                    required property var modelData
                    width: (modelData.half ?? false) && Tokens.textScale < 1.6 ? Math.floor((lines.width - lines.spacing) / 2) : lines.width
                    entry: modelData
                    enabled: !sheet.waiting
                    opacity: enabled ? 1 : 0.5
                    value: sheet.values[modelData.id] ?? ""
                    onGiven: value => sheet.set(modelData.id, value)
                    onAccepted: sheet.submitted(sheet.values)
                }
            }
        }
        Row {
            visible: sheet.waiting
            width: parent.width
            spacing: Tokens.s3
            Busy { id: busy; on: sheet.waiting; anchors.verticalCenter: parent.verticalCenter }
            Label { text: sheet.trying; width: parent.width - busy.width - parent.spacing; Accessible.role: Accessible.AlertMessage }
        }
        Label { text: sheet.trouble; visible: text !== ""; color: Tokens.stop; width: parent.width }
        Flow {
            width: parent.width
            spacing: Tokens.s2
            Button {
                id: ok
                label: sheet.form.ok ?? ""
                strong: true
                danger: sheet.form.danger ?? false
                enabled: !sheet.waiting
                objectName: "formOk"
                onPressed: sheet.submitted(sheet.values)
            }
            Button { id: cancel; label: sheet.form.cancel ?? ""; objectName: "formCancel"; onPressed: sheet.dismissed() }
        }
    }
    ScrollMark { parent: sheet.roll.parent; of: sheet.roll }
    Keys.onEscapePressed: sheet.dismissed()
}
