// The production board: every order as a card in its column; a click opens it, a scan moves it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kit
import Configurator

Item {
    id: desk

    required property Board board
    readonly property Layouts layouts: board.layouts
    readonly property bool opened: board.selected !== "" && !layouts.choosing

    DeskTop {
        id: top
        width: parent.width
        title: qsTr("Production")
        hint: qsTr("Scan a ticket, or type its number")
        who: desk.board.who
        language: desk.board.language
        onEntered: text => { desk.board.scan(text); typed = "" }
        onLanguageAsked: desk.board.otherLanguage()
        onComfortAsked: comfort.open = true
        onSignedOut: desk.board.signOut()
        tools: [
            { id: "sheets", label: qsTr("Make together"), icon: "layers" },
            { id: "prints", label: qsTr("Printers"), icon: "printer" }
        ]
        onToolAsked: id => id === "sheets" ? desk.layouts.begin() : prints.show()
    }
    Message {
        id: warning
        trouble: desk.board.warning
        anchors.top: top.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Tokens.s4
        anchors.rightMargin: Tokens.s4
    }
    RowLayout {
        anchors.top: warning.visible ? warning.bottom : top.bottom
        anchors.topMargin: warning.visible ? Tokens.s2 : 0
        anchors.bottom: message.visible ? message.top : layoutBar.visible ? layoutBar.top : parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Tokens.s4
        anchors.rightMargin: Tokens.s4
        anchors.bottomMargin: Tokens.s3
        spacing: Tokens.s3

        Flickable {
            id: wall
            readonly property real least: 230 * Tokens.unit * (0.4 + 0.6 * Tokens.textScale)
            readonly property int many: Math.max(1, desk.board.columns.length)
            readonly property real column: Math.max(least, (width - (many - 1) * Tokens.s3) / many)
            Layout.fillWidth: true
            Layout.fillHeight: true
            contentWidth: many * column + (many - 1) * Tokens.s3
            contentHeight: height
            clip: true
            flickableDirection: Flickable.HorizontalFlick
            boundsBehavior: Flickable.StopAtBounds
            onWidthChanged: toStart()
            onContentWidthChanged: toStart()
            function toStart() { contentX = Tokens.rightToLeft ? Math.max(0, contentWidth - width) : 0 }
            Row {
                height: wall.height
                spacing: Tokens.s3
                Repeater {
                    model: desk.board.columns
                    Item {
                        id: column
                        required property var modelData
                        width: wall.column
                        height: wall.height

                        RowLayout {
                            id: head
                            width: parent.width
                            height: Math.max(Tokens.touch * 0.8, name.implicitHeight)
                            spacing: Tokens.s2
                            Label { id: name; text: column.modelData.title; role: "lead"; strong: true; wrapMode: Text.NoWrap; elide: Text.ElideRight; Layout.maximumWidth: column.width * 0.75; Layout.alignment: Qt.AlignBaseline }
                            Label { text: column.modelData.cards.length; role: "lead"; color: Tokens.muted; wrapMode: Text.NoWrap; Layout.fillWidth: true; Layout.alignment: Qt.AlignBaseline }
                        }
                        Rectangle { id: rule; anchors.top: head.bottom; width: parent.width; height: Tokens.stroke; color: Tokens.line }
                        ListView {
                            anchors.top: rule.bottom
                            anchors.topMargin: Tokens.s3
                            anchors.bottom: parent.bottom
                            width: parent.width
                            spacing: Tokens.s3
                            clip: true
                            boundsBehavior: Flickable.StopAtBounds
                            model: column.modelData.cards
                            delegate: OrderCard {
                                required property var modelData
                                entry: modelData
                                choosing: desk.layouts.choosing
                                enabled: !choosing || (modelData.shares !== "" && (desk.layouts.shares === "" || desk.layouts.shares === modelData.shares))
                                on: choosing ? desk.layouts.chosen.includes(modelData.id) : modelData.id === desk.board.selected
                                width: ListView.view.width
                                height: implicitHeight
                                onPressed: choosing ? desk.layouts.toggle(modelData.id, modelData.shares) : desk.board.pick(modelData.id)
                            }
                            Label { visible: parent.count === 0; text: qsTr("Nothing here"); role: "small"; color: Tokens.muted; width: parent.width; horizontalAlignment: Text.AlignHCenter; y: Tokens.s5 }
                        }
                    }
                }
            }
        }
        OrderPanel {
            board: desk.board
            visible: desk.opened
            Layout.fillHeight: true
            Layout.preferredWidth: Math.min(desk.width * 0.46, 540 * Tokens.unit * (0.4 + 0.6 * Tokens.textScale))
        }
    }
    Message {
        id: message
        visible: !layoutBar.visible && (trouble !== "" || notice !== "")
        notice: desk.board.notice
        trouble: desk.opened ? "" : desk.board.trouble
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Tokens.s4
        anchors.topMargin: 0
    }
    LayoutBar {
        id: layoutBar
        visible: desk.layouts.choosing
        layouts: desk.layouts
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Tokens.s4
        anchors.topMargin: 0
    }
    LayoutPage {
        anchors.fill: parent
        layouts: desk.layouts
    }
    PrintsSheet {
        id: prints
        board: desk.board
    }
    ComfortMenu {
        id: comfort
        textScale: desk.board.textScale
        theme: desk.board.theme
        onChosen: (textScale, theme) => desk.board.stand(textScale, theme)
        onDismissed: open = false
    }
    SewingPlayer {
        anchors.fill: parent
        player: desk.board.player
    }
    Keys.onEscapePressed: desk.board.pick("")
    Component.onCompleted: top.field.take()
}
