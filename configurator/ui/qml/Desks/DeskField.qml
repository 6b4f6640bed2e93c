// A value on a desk's page: read, or typed over; what was typed is kept with Enter or the tick.
import QtQuick
import Kit

Item {
    id: field

    property string value: ""
    property string unit: ""
    property string label: ""
    property bool editable: true
    property bool large: false
    readonly property string typed: large ? area.text : line.text
    readonly property bool changed: editable && typed !== value
    signal kept(string text)
    signal typedOn()

    implicitHeight: editable ? Math.max(Tokens.touch * 0.86, (large ? area.implicitHeight : line.implicitHeight) + Tokens.s3) : plain.implicitHeight
    implicitWidth: editable ? 240 * Tokens.unit * (0.5 + Tokens.textScale / 2) : plain.implicitWidth
    onValueChanged: reset()
    Component.onCompleted: reset()

    function reset() { line.text = field.value; area.text = field.value }
    function keep() { if (field.changed) field.kept(field.typed) }

    Label {
        id: plain
        visible: !field.editable
        text: field.unit === "" ? field.value : field.value + " " + field.unit
        strong: !field.large
        width: parent.width
    }
    Rectangle {
        anchors.fill: parent
        visible: field.editable
        radius: Tokens.radius
        color: Tokens.card
        border.width: line.activeFocus || area.activeFocus || field.changed ? Tokens.stroke * 2 : Tokens.stroke
        border.color: line.activeFocus || area.activeFocus || field.changed ? Tokens.accent : Tokens.edge
        TapHandler { onTapped: field.large ? area.forceActiveFocus() : line.forceActiveFocus() }
        TextInput {
            id: line
            visible: !field.large
            enabled: visible && field.editable
            anchors.left: parent.left
            anchors.right: ends.left
            anchors.leftMargin: Tokens.s3
            anchors.verticalCenter: parent.verticalCenter
            font.family: Tokens.font
            font.pixelSize: Tokens.body
            color: Tokens.ink
            selectionColor: Tokens.accent
            selectedTextColor: Tokens.accentInk
            horizontalAlignment: TextInput.AlignLeft
            clip: true
            selectByMouse: true
            activeFocusOnTab: enabled
            objectName: field.objectName + "-line"
            onAccepted: field.keep()
            onTextEdited: field.typedOn()
            onActiveFocusChanged: if (activeFocus) selectAll()
            Keys.onEscapePressed: field.reset()
            Accessible.role: Accessible.EditableText
            Accessible.name: field.label
        }
        TextEdit {
            id: area
            visible: field.large
            enabled: visible && field.editable
            anchors.left: parent.left
            anchors.right: ends.left
            anchors.leftMargin: Tokens.s3
            anchors.verticalCenter: parent.verticalCenter
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap
            font.family: Tokens.font
            font.pixelSize: Tokens.small
            color: Tokens.ink
            selectionColor: Tokens.accent
            selectedTextColor: Tokens.accentInk
            selectByMouse: true
            activeFocusOnTab: enabled
            onTextChanged: if (activeFocus) field.typedOn()
            KeyNavigation.priority: KeyNavigation.BeforeItem
            Keys.onReturnPressed: field.keep()
            Keys.onEnterPressed: field.keep()
            Keys.onEscapePressed: field.reset()
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus()
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus()
            Accessible.role: Accessible.EditableText
            Accessible.name: field.label
        }
        Row {
            id: ends
            anchors.right: parent.right
            anchors.rightMargin: Tokens.s2
            anchors.verticalCenter: parent.verticalCenter
            spacing: Tokens.s2
            Label { text: field.unit; role: "small"; color: Tokens.muted; wrapMode: Text.NoWrap; visible: text !== "" && !field.changed; anchors.verticalCenter: parent.verticalCenter; leftPadding: Tokens.rightToLeft ? Tokens.s2 : 0; rightPadding: Tokens.rightToLeft ? 0 : Tokens.s2 }
            Pressable {
                visible: field.changed
                width: Tokens.touch * 0.7
                height: width
                label: qsTr("Keep")
                objectName: field.objectName + "-keep"
                anchors.verticalCenter: parent.verticalCenter
                onPressed: field.keep()
                Rectangle { anchors.fill: parent; radius: height / 2; color: Tokens.accent }
                Icon { anchors.centerIn: parent; name: "check"; color: Tokens.accentInk; size: parent.height * 0.6 }
            }
        }
    }
}
