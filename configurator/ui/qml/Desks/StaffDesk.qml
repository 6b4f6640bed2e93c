// The staff desk: people and orders found as you type, and the shop's prices.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kit
import Screens
import Configurator

Item {
    id: desk

    required property StaffRoom room

    DeskTop {
        id: top
        width: parent.width
        title: qsTr("Staff")
        hint: qsTr("A name, an order number, or scan a ticket")
        who: desk.room.who
        language: desk.room.language
        onSearched: text => desk.room.search(text)
        onEntered: text => desk.room.search(text)
        onLanguageAsked: desk.room.otherLanguage()
        onSignedOut: desk.room.signOut()
    }
    Segments {
        id: tabs
        anchors.top: top.bottom
        anchors.left: parent.left
        anchors.leftMargin: Tokens.s4
        choices: [{ id: "people", label: qsTr("People"), icon: "people" }, { id: "orders", label: qsTr("Orders"), icon: "receipt" }, { id: "prices", label: qsTr("Prices"), icon: "settings" }]
        current: desk.room.tab
        onChosen: id => desk.room.pickTab(id)
    }
    RowLayout {
        anchors.top: tabs.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Tokens.s4
        spacing: Tokens.s4

        Card {
            Layout.fillHeight: true
            Layout.preferredWidth: desk.width * 0.34
            ListView {
                id: found
                anchors.fill: parent
                anchors.margins: Tokens.s2
                clip: true
                model: desk.room.found
                spacing: Tokens.s1
                boundsBehavior: Flickable.StopAtBounds
                delegate: Pressable {
                    id: row
                    required property var modelData
                    readonly property bool on: modelData.id === desk.room.selected
                    width: found.width
                    height: Math.max(Tokens.touch, words.height + Tokens.s3)
                    ringRadius: Tokens.radius
                    label: modelData.title
                    objectName: "found-" + modelData.title
                    onPressed: desk.room.open(row.modelData.id)
                    Rectangle { anchors.fill: parent; radius: Tokens.radius; color: row.on || row.held ? Tokens.tint : Tokens.clear }
                    Column {
                        id: words
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.margins: Tokens.s3
                        anchors.verticalCenter: parent.verticalCenter
                        Label { text: row.modelData.title; strong: true; width: parent.width; elide: Text.ElideRight; wrapMode: Text.NoWrap }
                        Label { text: row.modelData.detail; role: "small"; color: Tokens.muted; width: parent.width; elide: Text.ElideRight; wrapMode: Text.NoWrap; visible: text !== "" }
                    }
                }
                Label { visible: found.count === 0; text: desk.room.empty; color: Tokens.muted; width: found.width - Tokens.s5; x: Tokens.s3; y: Tokens.s3 }
            }
        }
        Card {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Flickable {
                anchors.fill: parent
                anchors.margins: Tokens.s5
                contentHeight: sheet.height
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                Column {
                    id: sheet
                    width: parent.width
                    spacing: Tokens.s3
                    visible: desk.room.selected !== ""
                    Label { text: desk.room.page.title ?? ""; role: "display"; strong: true; width: parent.width }
                    Label { text: desk.room.page.detail ?? ""; color: Tokens.muted; width: parent.width; visible: text !== "" }
                    Flow {
                        width: parent.width
                        spacing: Tokens.s2
                        Repeater {
                            model: desk.room.page.actions ?? []
                            Button { required property var modelData; label: modelData.label; icon: modelData.icon ?? ""; danger: modelData.danger ?? false; role: "small"; objectName: "act-" + modelData.id; onPressed: desk.room.act(modelData.id) }
                        }
                    }
                    Label { text: desk.room.trouble; color: Tokens.stop; width: parent.width; visible: text !== "" }
                    Label { text: desk.room.notice; color: Tokens.good; width: parent.width; visible: text !== "" }
                    Column {
                        width: parent.width
                        spacing: Tokens.s2
                        visible: desk.room.question !== ""
                        Label { text: desk.room.question; strong: true; width: parent.width }
                        Row {
                            spacing: Tokens.s2
                            Button { label: qsTr("Yes"); strong: true; danger: true; role: "small"; objectName: "sure"; onPressed: desk.room.answer(true) }
                            Button { label: qsTr("No"); role: "small"; onPressed: desk.room.answer(false) }
                        }
                    }
                    Image { source: desk.room.page.picture ?? ""; visible: (desk.room.page.picture ?? "") !== ""; width: parent.width; height: 300 * Tokens.unit; fillMode: Image.PreserveAspectFit; cache: false }
                    Repeater {
                        model: desk.room.page.groups ?? []
                        Column {
                            id: group
                            required property var modelData
                            width: sheet.width
                            spacing: Tokens.s2
                            Label { text: group.modelData.title; role: "lead"; strong: true; width: parent.width }
                            Repeater {
                                model: group.modelData.rows
                                RowLayout {
                                    id: entry
                                    required property var modelData
                                    width: group.width
                                    spacing: Tokens.s3
                                    Column {
                                        Layout.fillWidth: true
                                        Label { text: entry.modelData.text; width: parent.width }
                                        Label { text: entry.modelData.detail ?? ""; role: "small"; color: Tokens.muted; width: parent.width; visible: text !== "" }
                                    }
                                    Field {
                                        visible: entry.modelData.editable ?? false
                                        Layout.preferredWidth: 240 * Tokens.unit
                                        text: entry.modelData.value ?? ""
                                        objectName: "edit-" + entry.modelData.id
                                        onAccepted: desk.room.correct(entry.modelData.id, text)
                                    }
                                    Button { visible: (entry.modelData.action ?? "") !== ""; label: entry.modelData.action ?? ""; role: "small"; objectName: "row-" + entry.modelData.id; onPressed: desk.room.rowAct(entry.modelData.id) }
                                }
                            }
                        }
                    }
                }
                Label { visible: desk.room.selected === ""; text: qsTr("Choose somebody or something on the side."); color: Tokens.muted }
            }
        }
    }
    Sheet {
        title: qsTr("Your PIN, once more")
        wide: 520 * Tokens.unit
        open: desk.room.pinAsked
        onDismissed: desk.room.pinForgotten()
        PinPad { width: parent.width; trouble: desk.room.trouble; onEntered: pin => desk.room.pinGiven(pin) }
    }
}
