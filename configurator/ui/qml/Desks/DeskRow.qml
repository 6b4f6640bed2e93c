// One row of a desk's page: what it is, where it is from, its value, and what can be done with it.
import QtQuick
import QtQuick.Layouts
import Kit

Item {
    id: row

    property var entry: ({})
    property bool last: false
    readonly property string opens: entry.opens ?? ""
    readonly property bool field: entry.field ?? false
    readonly property bool large: entry.long ?? false
    readonly property var choices: entry.choices ?? []
    readonly property bool busy: field || choices.length > 0 || (entry.switch ?? false) || (entry.action ?? "") !== ""
    readonly property bool stacked: large || (busy && grid.width - beside < 300 * Tokens.unit * Tokens.textScale)
    // What is only read lines up below one another, however short it is.
    readonly property real beside: field && !(entry.editable ?? false) ? 340 * Tokens.unit * Tokens.textScale : controls.implicitWidth
    signal kept(string text)
    signal typedOn()
    signal switched(bool on)
    signal acted()
    signal seconded()
    signal opened()

    implicitHeight: grid.implicitHeight + Tokens.s3 * 1.5

    Rectangle {
        visible: !row.last
        anchors.bottom: parent.bottom
        width: parent.width
        height: Tokens.stroke
        color: Tokens.line
    }
    Rectangle {
        visible: (row.entry.tone ?? "") !== ""
        anchors.fill: parent
        anchors.bottomMargin: Tokens.s1
        radius: Tokens.radius
        color: row.entry.tone === "stop" ? Tokens.stopTint : Tokens.warnTint
        border.width: Tokens.stroke
        border.color: row.entry.tone === "stop" ? Tokens.stop : Tokens.warn
    }
    Pressable {
        anchors.fill: parent
        visible: row.opens !== ""
        label: row.entry.text ?? ""
        ringRadius: Tokens.radius
        objectName: "opens-" + row.opens
        onPressed: row.opened()
        Rectangle { anchors.fill: parent; radius: Tokens.radius; color: parent.held ? Tokens.tint : Tokens.clear }
    }
    GridLayout {
        id: grid
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: (row.entry.tone ?? "") !== "" ? Tokens.s3 : 0
        anchors.rightMargin: anchors.leftMargin
        anchors.verticalCenter: parent.verticalCenter
        columns: row.stacked ? 1 : 2
        columnSpacing: Tokens.s4
        rowSpacing: Tokens.s2

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Tokens.s1 / 2
            RowLayout {
                Layout.fillWidth: true
                spacing: Tokens.s3
                Label { text: row.entry.text ?? ""; strong: row.entry.ours ?? false; Layout.fillWidth: true }
                Label { text: row.opens !== "" ? row.entry.value ?? "" : ""; visible: text !== ""; strong: true; wrapMode: Text.NoWrap }
                Label { text: row.entry.mark ?? ""; visible: text !== ""; role: "small"; color: Tokens.muted; wrapMode: Text.NoWrap }
                Icon { name: row.opens !== "" ? "next" : ""; color: Tokens.muted }
            }
            Label { text: row.entry.detail ?? ""; visible: text !== ""; role: "small"; color: row.entry.ours ?? false ? Tokens.accent : Tokens.muted; Layout.fillWidth: true }
        }
        RowLayout {
            id: controls
            visible: row.busy
            Layout.fillWidth: row.stacked
            Layout.alignment: row.stacked ? Qt.AlignLeft : Qt.AlignRight | Qt.AlignVCenter
            spacing: Tokens.s2
            DeskField {
                visible: row.field
                Layout.fillWidth: row.large
                Layout.preferredWidth: Math.min(implicitWidth, grid.width)
                value: row.entry.value ?? ""
                unit: row.entry.unit ?? ""
                label: row.entry.text ?? ""
                editable: row.entry.editable ?? false
                large: row.large
                objectName: "edit-" + (row.entry.id ?? "")
                onKept: text => row.kept(text)
                onTypedOn: row.typedOn()
            }
            Segments {
                visible: row.choices.length > 0
                quiet: true
                choices: row.choices
                current: row.entry.value ?? ""
                Layout.preferredWidth: Math.min(natural, row.width)
                objectName: "pick-" + (row.entry.id ?? "")
                onChosen: id => { if (id !== current) row.kept(id) }
            }
            Pressable {
                visible: row.entry.switch ?? false
                Layout.preferredWidth: knob.width + Tokens.s3
                Layout.preferredHeight: Tokens.touch * 0.86
                label: row.entry.text ?? ""
                objectName: "switch-" + (row.entry.id ?? "")
                Accessible.role: Accessible.CheckBox
                Accessible.checked: row.entry.on ?? false
                onPressed: row.switched(!(row.entry.on ?? false))
                MiniSwitch { id: knob; anchors.centerIn: parent; on: row.entry.on ?? false }
            }
            Button { visible: label !== ""; label: row.entry.second ?? ""; role: "small"; objectName: "second-" + (row.entry.id ?? ""); onPressed: row.seconded() }
            Button { visible: label !== ""; label: row.entry.action ?? ""; role: "small"; objectName: "row-" + (row.entry.id ?? ""); onPressed: row.acted() }
            Item { visible: row.stacked && !row.large; Layout.fillWidth: true }
        }
    }
}
