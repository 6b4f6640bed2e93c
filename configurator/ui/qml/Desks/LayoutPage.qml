// Common sheets as they will be printed, with what lies on each; they are sent to a machine from here.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kit
import Configurator

Rectangle {
    id: page
    objectName: "layoutPage"

    required property Layouts layouts

    color: Tokens.paper
    visible: layouts.number !== ""
    onVisibleChanged: if (visible) forceActiveFocus()

    MouseArea { anchors.fill: parent; hoverEnabled: true }

    RowLayout {
        id: head
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Tokens.s4
        Label { text: page.layouts.number; role: "title"; strong: true; Layout.fillWidth: true; wrapMode: Text.NoWrap; elide: Text.ElideRight }
        IconButton { icon: "close"; label: qsTr("Close"); worded: false; objectName: "closeLayout"; onPressed: page.layouts.leave() }
    }
    ListView {
        id: list
        anchors.top: head.bottom
        anchors.topMargin: Tokens.s3
        anchors.bottom: foot.top
        anchors.bottomMargin: Tokens.s3
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Tokens.s4
        anchors.rightMargin: Tokens.s4
        spacing: Tokens.s4
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: page.layouts.sheets
        delegate: Card {
            id: sheet
            required property var modelData
            readonly property real most: (list.height - words.height - Tokens.s3 * 3) * modelData.aspect
            width: ListView.view.width
            height: picture.height + words.height + Tokens.s3 * 3
            Image {
                id: picture
                source: sheet.modelData.picture
                width: Math.min(sheet.width - Tokens.s3 * 2, Math.max(sheet.most, 360 * Tokens.unit))
                height: width / sheet.modelData.aspect
                anchors.top: parent.top
                anchors.topMargin: Tokens.s3
                anchors.horizontalCenter: parent.horizontalCenter
                mipmap: true
                cache: false
                Rectangle { anchors.fill: parent; anchors.margins: -border.width; color: Tokens.clear; border.width: Tokens.stroke; border.color: Tokens.edge }
            }
            Column {
                id: words
                anchors.top: picture.bottom
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Tokens.s3
                Label { text: sheet.modelData.title; role: "small"; strong: true; width: parent.width }
                Label { text: sheet.modelData.detail; role: "small"; width: parent.width }
                Label { text: sheet.modelData.pieces; role: "small"; color: Tokens.muted; width: parent.width }
            }
        }
    }
    ScrollMark { of: list }
    Column {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Tokens.s4
        spacing: Tokens.s3
        Label { width: parent.width; visible: text !== ""; text: page.layouts.trouble; color: Tokens.stop }
        Flow {
            width: parent.width
            spacing: Tokens.s3
            Repeater {
                model: page.layouts.machines
                Button {
                    required property var modelData
                    required property int index
                    strong: index === 0
                    enabled: !page.layouts.busy
                    icon: "printer"
                    label: qsTr("Send to %1").arg(modelData.label)
                    objectName: "send-" + modelData.id
                    onPressed: page.layouts.send(modelData.id)
                }
            }
            Segments {
                width: Math.min(natural, parent.width)
                quiet: true
                choices: page.layouts.stocks
                current: page.layouts.stock
                onChosen: id => page.layouts.lieOn(id)
            }
            Button { label: qsTr("Open the folder"); icon: "gallery"; objectName: "openSheets"; onPressed: page.layouts.openFolder() }
        }
    }
    Keys.onEscapePressed: layouts.leave()
}
