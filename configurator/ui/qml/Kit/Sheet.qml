// A sheet over the screen with a title, a way out, and room for what is asked.
import QtQuick

Item {
    id: sheet
    objectName: "sheet"

    property string title: ""
    property real wide: 900 * Tokens.unit
    property bool open: false
    default property alias content: body.data
    readonly property alias roll: roll
    signal dismissed()

    anchors.fill: parent
    visible: opacity > 0
    opacity: open ? 1 : 0
    Behavior on opacity { NumberAnimation { duration: Tokens.calm; easing.type: Easing.OutCubic } }

    Rectangle {
        anchors.fill: parent
        color: Tokens.scrim
        TapHandler { enabled: sheet.open; onTapped: sheet.dismissed() }
    }
    Card {
        id: card
        width: Math.min(sheet.wide, parent.width - Tokens.s5 * 2)
        height: Math.min(head.height + body.childrenRect.height + Tokens.s5 * 2 + Tokens.s4, parent.height - Tokens.s5)
        anchors.centerIn: parent
        TapHandler { enabled: sheet.open }

        Item {
            id: head
            anchors.top: parent.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Tokens.s5
            anchors.bottomMargin: 0
            height: Math.max(close.height, words.implicitHeight)
            Label {
                id: words
                text: sheet.title
                role: "title"
                strong: true
                anchors.left: parent.left
                anchors.right: close.left
                anchors.rightMargin: Tokens.s3
                anchors.verticalCenter: parent.verticalCenter
            }
            IconButton {
                id: close
                icon: "close"
                label: qsTr("Close")
                objectName: "closeSheet"
                worded: false
                anchors.right: parent.right
                onPressed: sheet.dismissed()
            }
        }
        Flickable {
            id: roll
            anchors.top: head.bottom
            anchors.topMargin: Tokens.s4
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.leftMargin: Tokens.s5
            anchors.rightMargin: Tokens.s5
            anchors.bottomMargin: Tokens.s4
            contentHeight: body.childrenRect.height + Tokens.s3
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Item {
                id: body
                width: parent.width
                height: childrenRect.height
            }
        }
    }
}
