// The Bar: who is here, what it costs and when it is ready, undo, redo, help, language, and the one strong button.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kit
import Configurator

Item {
    id: bar

    required property Kiosk kiosk
    required property Studio studio
    readonly property bool narrow: Tokens.portrait || Tokens.textScale > 1.3

    implicitHeight: column.implicitHeight + Tokens.s3

    Column {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Tokens.s4
        anchors.rightMargin: Tokens.s4
        anchors.verticalCenter: parent.verticalCenter
        spacing: Tokens.s2

        RowLayout {
            width: parent.width
            spacing: Tokens.gap

            IconButton {
                icon: "home"
                label: qsTr("Start again")
                worded: false
                objectName: "home"
                onPressed: bar.kiosk.go("choose")
            }
            Pressable {
                Layout.preferredHeight: Tokens.touch
                Layout.preferredWidth: who.implicitWidth
                Layout.maximumWidth: bar.width * 0.34
                Layout.fillWidth: true
                label: qsTr("%1. Text, language and comfort").arg(name.text)
                objectName: "posture"
                onPressed: bar.kiosk.openSheet("comfort")
                Row {
                    id: who
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Tokens.s3
                    width: parent.width
                    Avatar { name: bar.kiosk.personName; size: Tokens.touch; anchors.verticalCenter: parent.verticalCenter }
                    Column {
                        id: lines
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.min(Math.ceil(Math.max(nameWide.advanceWidth, detail.visible ? detailWide.advanceWidth : 0)) + 2, bar.width * 0.3)
                        TextMetrics { id: nameWide; font: name.font; text: name.text }
                        TextMetrics { id: detailWide; font: detail.font; text: detail.text }
                        Label { id: name; text: bar.kiosk.personName || qsTr("Guest"); strong: true; wrapMode: Text.NoWrap; elide: Text.ElideRight; width: parent.width }
                        Label {
                            id: detail
                            text: bar.kiosk.personName ? qsTr("Everything is set for you") : qsTr("Nothing is kept")
                            role: "small"; color: Tokens.muted; wrapMode: Text.NoWrap; elide: Text.ElideRight; width: parent.width
                            visible: !bar.narrow
                        }
                    }
                }
            }
            Item { Layout.fillWidth: true; Layout.preferredHeight: 1 }
            Loader { active: !bar.narrow; visible: active; sourceComponent: price }
            IconButton { icon: "undo"; label: qsTr("Undo"); worded: false; enabled: bar.studio.canUndo; objectName: "undo"; onPressed: bar.studio.undo() }
            IconButton { icon: "redo"; label: qsTr("Redo"); worded: false; enabled: bar.studio.canRedo; objectName: "redo"; onPressed: bar.studio.redo() }
            IconButton { icon: "help"; label: qsTr("Help"); worded: false; objectName: "help"; onPressed: bar.kiosk.openSheet("help") }
            Button {
                label: bar.kiosk.language === "he" ? "English" : "עברית"
                objectName: "language"
                onPressed: bar.kiosk.setPosture("language", bar.kiosk.language === "he" ? "en" : "he")
            }
            Loader { active: !bar.narrow; visible: active; sourceComponent: like }
        }
        RowLayout {
            visible: bar.narrow
            width: parent.width
            Loader { active: bar.narrow; sourceComponent: price }
            Item { Layout.fillWidth: true; Layout.preferredHeight: 1 }
            Loader { active: bar.narrow; sourceComponent: like }
        }
    }

    Component {
        id: price
        Pressable {
            label: qsTr("Price %1, ready in %2").arg(bar.studio.price).arg(bar.studio.ready)
            implicitWidth: money.implicitWidth + Tokens.s3
            implicitHeight: Math.max(Tokens.touch, money.implicitHeight)
            ringRadius: Tokens.radius
            objectName: "price"
            onPressed: bar.kiosk.openSheet("price")
            Row {
                id: money
                anchors.centerIn: parent
                spacing: Tokens.s3
                Label { text: bar.studio.price; role: "lead"; strong: true; wrapMode: Text.NoWrap; anchors.verticalCenter: parent.verticalCenter; objectName: "priceText" }
                Label { text: qsTr("ready in %1").arg(bar.studio.ready); role: "small"; color: Tokens.muted; wrapMode: Text.NoWrap; anchors.verticalCenter: parent.verticalCenter; visible: bar.studio.ready !== "" }
            }
        }
    }
    Component {
        id: like
        Button {
            label: qsTr("I like it")
            strong: true
            objectName: "like"
            onPressed: bar.kiosk.go("proof")
        }
    }
}
