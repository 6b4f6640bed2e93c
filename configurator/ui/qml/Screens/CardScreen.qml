// I have been here before: a scan of the card or a typed code; then the household's tiles.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Item {
    id: screen

    required property Kiosk kiosk

    TopLine { id: top; kiosk: screen.kiosk; onBack: screen.kiosk.go("hello") }

    Column {
        id: asking
        visible: screen.kiosk.members.length === 0
        anchors.top: top.bottom
        anchors.topMargin: Tokens.portrait ? Tokens.s6 * 2 : Tokens.s4
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(1200 * Tokens.unit, parent.width - Tokens.s6 * 2)
        spacing: Tokens.s4
        Rectangle {
            width: 160 * Tokens.unit; height: width; radius: width / 2
            color: Tokens.tintOf("shoe")
            anchors.horizontalCenter: parent.horizontalCenter
            Icon { name: "card"; anchors.centerIn: parent; size: parent.width * 0.5; color: Tokens.accentOf("shoe") }
        }
        Label { text: qsTr("Hold your card to the reader"); role: "display"; strong: true; width: parent.width; horizontalAlignment: Text.AlignHCenter }
        Label { text: qsTr("or type the code that is printed on it"); role: "lead"; color: Tokens.muted; width: parent.width; horizontalAlignment: Text.AlignHCenter }
        Row {
            spacing: Tokens.s3
            anchors.horizontalCenter: parent.horizontalCenter
            Field {
                id: code
                width: 460 * Tokens.unit
                hint: qsTr("Code")
                maximumLength: 64
                latin: true
                objectName: "codeField"
                onAccepted: screen.kiosk.present(text)
                Component.onCompleted: take()
            }
            Button { label: qsTr("This is me"); strong: true; objectName: "codeDone"; enabled: code.text.length > 0; onPressed: screen.kiosk.present(code.text) }
        }
        Label { text: screen.kiosk.cardTrouble; color: Tokens.stop; width: parent.width; horizontalAlignment: Text.AlignHCenter; visible: text !== "" }
    }

    Column {
        visible: screen.kiosk.members.length > 0
        anchors.verticalCenter: parent.verticalCenter
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width - Tokens.s6 * 2
        spacing: Tokens.s5
        Label { text: qsTr("Who is here?"); role: "display"; strong: true; width: parent.width; horizontalAlignment: Text.AlignHCenter }
        Flow {
            id: people
            spacing: Tokens.s4
            anchors.horizontalCenter: parent.horizontalCenter
            readonly property real cell: Math.max(280 * Tokens.unit, Tokens.body * 8)
            width: Math.min(parent.width, screen.kiosk.members.length * (cell + Tokens.s4))
            Repeater {
                model: screen.kiosk.members
                Pressable {
                    id: tile
                    required property var modelData
                    width: people.cell
                    height: people.cell * 1.1
                    ringRadius: Tokens.radiusLarge
                    label: modelData.name
                    objectName: "member-" + modelData.name
                    onPressed: screen.kiosk.choosePerson(modelData.id)
                    Card { anchors.fill: parent; border.color: tile.held ? Tokens.accent : Tokens.line }
                    Column {
                        anchors.centerIn: parent
                        spacing: Tokens.s3
                        Avatar { name: tile.modelData.name; size: 140 * Tokens.unit; anchors.horizontalCenter: parent.horizontalCenter }
                        Label { text: tile.modelData.name; role: "lead"; strong: true; anchors.horizontalCenter: parent.horizontalCenter; wrapMode: Text.NoWrap }
                    }
                }
            }
        }
    }
}
