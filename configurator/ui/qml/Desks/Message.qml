// What just happened, or why it did not, at the foot of a desk; it stays until it is put away.
import QtQuick
import QtQuick.Layouts
import Kit

Rectangle {
    id: message

    property string trouble: ""
    property string notice: ""
    readonly property bool wrong: trouble !== ""

    visible: trouble !== "" || notice !== ""
    implicitHeight: line.implicitHeight + Tokens.s3 * 2
    radius: Tokens.radius
    color: wrong ? Tokens.stopTint : Tokens.tint
    border.width: Tokens.stroke
    border.color: wrong ? Tokens.stop : Tokens.accent
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    RowLayout {
        id: line
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Tokens.s3
        spacing: Tokens.s3
        Icon { name: message.wrong ? "warning" : "check"; color: message.wrong ? Tokens.stop : Tokens.accent }
        Label { id: words; text: message.wrong ? message.trouble : message.notice; objectName: "deskMessage"; Layout.fillWidth: true }
    }
}
