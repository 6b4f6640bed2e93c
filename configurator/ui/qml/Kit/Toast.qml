// A quiet line that says what just happened, with a way back where there is one.
import QtQuick

Rectangle {
    id: toast
    objectName: "toast"

    property string text: ""
    property string action: ""
    signal acted()
    signal gone()

    visible: opacity > 0
    opacity: text !== "" ? 1 : 0
    width: Math.min(row.implicitWidth + Tokens.s4 * 2, (parent?.width ?? 0) - Tokens.s5)
    height: Math.max(Tokens.touch, row.implicitHeight + Tokens.s3)
    radius: height / 2
    color: Tokens.ink
    Behavior on opacity { NumberAnimation { duration: Tokens.calm } }
    onTextChanged: if (text !== "") timer.restart()
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Timer { id: timer; interval: 6000; onTriggered: toast.gone() }
    Row {
        id: row
        anchors.centerIn: parent
        spacing: Tokens.s4
        Label {
            text: toast.text
            color: Tokens.paper
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, toast.parent ? toast.parent.width - Tokens.s6 * 4 : implicitWidth)
        }
        Pressable {
            visible: toast.action !== ""
            label: toast.action
            objectName: "toastAction"
            width: undo.implicitWidth + Tokens.s3
            height: Tokens.touch
            anchors.verticalCenter: parent.verticalCenter
            onPressed: toast.acted()
            Label { id: undo; text: toast.action; strong: true; color: Tokens.paper; font.underline: true; anchors.centerIn: parent; wrapMode: Text.NoWrap }
        }
    }
}
