// An order opened on the production board: what it can do next, its files, and what happened.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kit
import Configurator

Card {
    id: panel

    required property Board board
    readonly property var order: board.order

    Flickable {
        id: scroll
        anchors.top: parent.top
        anchors.bottom: message.visible ? message.top : parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Tokens.s4
        anchors.bottomMargin: Tokens.s2
        contentHeight: all.height + Tokens.s3
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Column {
            id: all
            width: parent.width
            spacing: Tokens.s3
            RowLayout {
                width: parent.width
                Label { text: panel.order.number ?? ""; role: "display"; strong: true; Layout.fillWidth: true; wrapMode: Text.NoWrap; elide: Text.ElideRight }
                IconButton { icon: "close"; label: qsTr("Close"); worded: false; objectName: "closeOrder"; onPressed: panel.board.pick("") }
            }
            Image { source: panel.order.picture ?? ""; width: parent.width; height: 240 * Tokens.unit; fillMode: Image.PreserveAspectFit; mipmap: true; cache: false }
            Label { text: panel.order.why ?? ""; visible: text !== ""; color: Tokens.stop; strong: true; width: parent.width }
            Flow {
                width: parent.width
                spacing: Tokens.s2
                visible: panel.board.asking.length === 0
                Repeater {
                    model: panel.order.actions ?? []
                    Button {
                        required property var modelData
                        label: modelData.label
                        strong: modelData.strong
                        role: "small"
                        objectName: "act-" + modelData.id
                        onPressed: panel.board.act(modelData.id)
                    }
                }
            }
            Column {
                width: parent.width
                spacing: Tokens.s2
                visible: panel.board.asking.length > 0
                Label { text: panel.board.question; strong: true; width: parent.width }
                Flow {
                    width: parent.width
                    spacing: Tokens.s2
                    Repeater {
                        model: panel.board.asking
                        Button { required property var modelData; label: modelData.label; role: "small"; objectName: "reason-" + modelData.id; onPressed: panel.board.answer(modelData.id) }
                    }
                }
            }
            Column {
                width: parent.width
                spacing: Tokens.s2
                Repeater {
                    model: panel.order.lines ?? []
                    RowLayout {
                        id: fact
                        required property var modelData
                        width: all.width
                        Label { text: fact.modelData.label; role: "small"; color: Tokens.muted; Layout.preferredWidth: all.width * 0.36; Layout.alignment: Qt.AlignTop }
                        Label { text: fact.modelData.text; role: "small"; strong: true; Layout.fillWidth: true }
                    }
                }
            }
            Label { text: qsTr("Files"); strong: true; width: parent.width; visible: files.count > 0 }
            Flow {
                width: parent.width
                spacing: Tokens.s2
                visible: files.count > 0
                Repeater {
                    id: files
                    model: panel.order.files ?? []
                    Button { required property var modelData; label: modelData.label; role: "small"; objectName: "file-" + modelData.id; onPressed: panel.board.openFile(modelData.id) }
                }
                Button { label: qsTr("Open the folder"); icon: "gallery"; role: "small"; objectName: "openFolder"; onPressed: panel.board.openFolder() }
            }
            Label { text: qsTr("What happened"); strong: true; width: parent.width }
            Repeater {
                model: panel.order.log ?? []
                RowLayout {
                    id: step
                    required property var modelData
                    width: all.width
                    spacing: Tokens.s3
                    Label { text: step.modelData.at; role: "small"; color: Tokens.muted; Layout.preferredWidth: Math.max(implicitWidth, all.width * 0.2); Layout.alignment: Qt.AlignTop; wrapMode: Text.NoWrap }
                    Label { text: step.modelData.text; role: "small"; Layout.fillWidth: true }
                }
            }
        }
    }
    ScrollMark { of: scroll }
    Message {
        id: message
        trouble: panel.board.trouble
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Tokens.s3
    }
}
