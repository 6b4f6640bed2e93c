// The production board: every order as a card in its column; a click opens it, a scan moves it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kit
import Configurator

Item {
    id: desk

    required property Board board

    DeskTop {
        id: top
        width: parent.width
        title: qsTr("Production")
        hint: qsTr("Scan a ticket, or type its number")
        who: desk.board.who
        language: desk.board.language
        onEntered: text => { desk.board.scan(text); typed = "" }
        onLanguageAsked: desk.board.otherLanguage()
        onSignedOut: desk.board.signOut()
    }

    RowLayout {
        anchors.top: top.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: panel.visible ? panel.left : parent.right
        anchors.margins: Tokens.s4
        anchors.topMargin: 0
        spacing: Tokens.s3

        Repeater {
            model: desk.board.columns
            Item {
                id: column
                required property var modelData
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100

                RowLayout {
                    id: head
                    width: parent.width
                    height: Tokens.touch
                    Label { text: column.modelData.title; role: "lead"; strong: true; wrapMode: Text.NoWrap }
                    Label { text: column.modelData.cards.length; color: Tokens.muted; Layout.fillWidth: true }
                }
                Rectangle { anchors.top: head.bottom; width: parent.width; height: Tokens.stroke; color: Tokens.line }
                ListView {
                    anchors.top: head.bottom
                    anchors.topMargin: Tokens.s3
                    anchors.bottom: parent.bottom
                    width: parent.width
                    spacing: Tokens.s3
                    clip: true
                    model: column.modelData.cards
                    delegate: Pressable {
                        id: card
                        required property var modelData
                        readonly property bool on: modelData.id === desk.board.selected
                        width: ListView.view.width
                        height: 290 * Tokens.unit
                        ringRadius: Tokens.radius
                        label: modelData.number
                        objectName: "order-" + modelData.number
                        onPressed: desk.board.pick(card.modelData.id)
                        Card { anchors.fill: parent; radius: Tokens.radius; color: card.on ? Tokens.tint : Tokens.card; border.color: card.on ? Tokens.accent : Tokens.line }
                        Image {
                            anchors.top: parent.top
                            anchors.left: parent.left
                            anchors.right: parent.right
                            anchors.bottom: words.top
                            anchors.margins: Tokens.s2
                            source: card.modelData.picture
                            fillMode: Image.PreserveAspectFit
                            cache: false
                        }
                        Column {
                            id: words
                            anchors.left: parent.left
                            anchors.right: parent.right
                            anchors.bottom: parent.bottom
                            anchors.margins: Tokens.s3
                            RowLayout {
                                width: parent.width
                                Label { text: card.modelData.number; role: "lead"; strong: true; Layout.fillWidth: true; wrapMode: Text.NoWrap }
                                Label { text: card.modelData.quantity; role: "lead"; color: Tokens.accent; strong: true; wrapMode: Text.NoWrap }
                            }
                            Label { text: card.modelData.title; role: "small"; width: parent.width; elide: Text.ElideRight; wrapMode: Text.NoWrap }
                            Label { text: card.modelData.detail; role: "small"; color: card.modelData.late ? Tokens.stop : Tokens.muted; width: parent.width; elide: Text.ElideRight; wrapMode: Text.NoWrap }
                        }
                    }
                    Label { visible: parent.count === 0; text: qsTr("Nothing here"); color: Tokens.muted; anchors.horizontalCenter: parent.horizontalCenter; y: Tokens.s5 }
                }
            }
        }
    }

    Card {
        id: panel
        visible: desk.board.selected !== ""
        width: 560 * Tokens.unit
        anchors.top: top.bottom
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.margins: Tokens.s4
        anchors.topMargin: 0
        readonly property var order: desk.board.order

        Flickable {
            anchors.fill: parent
            anchors.margins: Tokens.s4
            contentHeight: all.height
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Column {
                id: all
                width: parent.width
                spacing: Tokens.s3
                RowLayout {
                    width: parent.width
                    Label { text: panel.order.number ?? ""; role: "display"; strong: true; Layout.fillWidth: true; wrapMode: Text.NoWrap }
                    IconButton { icon: "close"; label: qsTr("Close"); worded: false; onPressed: desk.board.pick("") }
                }
                Image { source: panel.order.picture ?? ""; width: parent.width; height: 260 * Tokens.unit; fillMode: Image.PreserveAspectFit; cache: false }
                Flow {
                    width: parent.width
                    spacing: Tokens.s2
                    Repeater {
                        model: panel.order.actions ?? []
                        Button {
                            required property var modelData
                            label: modelData.label
                            strong: modelData.strong
                            role: "small"
                            objectName: "act-" + modelData.id
                            onPressed: desk.board.act(modelData.id)
                        }
                    }
                }
                Label { text: desk.board.trouble; color: Tokens.stop; width: parent.width; visible: text !== "" }
                Column {
                    width: parent.width
                    spacing: Tokens.s2
                    visible: desk.board.asking.length > 0
                    Label { text: desk.board.question; strong: true; width: parent.width }
                    Flow {
                        width: parent.width
                        spacing: Tokens.s2
                        Repeater {
                            model: desk.board.asking
                            Button { required property var modelData; label: modelData.label; role: "small"; objectName: "reason-" + modelData.id; onPressed: desk.board.answer(modelData.id) }
                        }
                    }
                }
                Repeater {
                    model: panel.order.lines ?? []
                    RowLayout {
                        id: fact
                        required property var modelData
                        width: all.width
                        Label { text: fact.modelData.label; role: "small"; color: Tokens.muted; Layout.preferredWidth: all.width * 0.34; Layout.alignment: Qt.AlignTop }
                        Label { text: fact.modelData.text; role: "small"; Layout.fillWidth: true }
                    }
                }
                Label { text: qsTr("Files"); strong: true; width: parent.width; visible: files.count > 0 }
                Flow {
                    width: parent.width
                    spacing: Tokens.s2
                    Repeater {
                        id: files
                        model: panel.order.files ?? []
                        Button { required property string modelData; label: modelData; icon: "eye"; role: "small"; objectName: "file-" + modelData; onPressed: desk.board.openFile(modelData) }
                    }
                }
                Label { text: qsTr("What happened"); strong: true; width: parent.width }
                Repeater {
                    model: panel.order.log ?? []
                    Label { required property string modelData; text: modelData; role: "small"; color: Tokens.muted; width: all.width }
                }
            }
        }
    }
    Label {
        visible: desk.board.notice !== ""
        text: desk.board.notice
        strong: true
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.s4
        color: Tokens.good
    }
}
