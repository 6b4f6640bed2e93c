// Hello: just make something, I have been here before, or remember me, all equally large.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Item {
    id: screen

    required property Kiosk kiosk
    readonly property bool tall: Tokens.portrait || Tokens.textScale > 1.5
    readonly property bool roomy: Tokens.portrait && Tokens.textScale < 1.4

    TopLine { id: top; kiosk: screen.kiosk; onBack: screen.kiosk.go("attract") }

    Column {
        readonly property real room: screen.height - top.height - Tokens.s5
        width: parent.width - Tokens.s6 * 2
        anchors.horizontalCenter: parent.horizontalCenter
        y: top.height + Math.max(0, (room - height) / 2 - Tokens.s4)
        spacing: Tokens.s5
        Label { id: title; text: qsTr("Hello! How would you like to start?"); role: "display"; strong: true; width: parent.width; horizontalAlignment: Text.AlignHCenter }

        Grid {
            id: grid
            readonly property real gap: Tokens.s4
            columns: screen.tall ? 1 : 3
            spacing: gap
            anchors.horizontalCenter: parent.horizontalCenter
            readonly property real cellWidth: screen.tall ? Math.min(parent.width, (Tokens.portrait ? 900 : 1300) * Tokens.unit) : (parent.width - gap * 2) / 3
            readonly property real cellHeight: screen.tall ? Math.min((parent.room - title.height - Tokens.s5 - gap * 2) / 3, 420 * Tokens.unit) : Math.min(parent.room - title.height - Tokens.s5, 540 * Tokens.unit * Math.min(1.3, Tokens.textScale))

            Repeater {
                model: [
                    { id: "guest", icon: "edit", title: qsTr("Just make something"), text: qsTr("No name, no card. Nothing about you is kept."), tone: "patch" },
                    { id: "card", icon: "card", title: qsTr("I've been here before"), text: qsTr("Scan your card or type your code, and everything is set for you."), tone: "shoe" },
                    { id: "remember", icon: "remember", title: qsTr("Remember me"), text: qsTr("Your language, sizes and designs wait for you next time. You choose what we keep."), tone: "wrapper" }
                ]
                Pressable {
                    id: way
                    required property var modelData
                    width: grid.cellWidth
                    height: grid.cellHeight
                    ringRadius: Tokens.radiusLarge
                    label: modelData.title
                    Accessible.description: modelData.text
                    objectName: "hello-" + modelData.id
                    onPressed: modelData.id === "guest" ? screen.kiosk.beGuest() : screen.kiosk.go(modelData.id)

                    Card { anchors.fill: parent; border.color: way.held ? Tokens.accentOf(way.modelData.tone) : Tokens.line }
                    Grid {
                        columns: screen.tall ? 2 : 1
                        anchors.verticalCenter: parent.verticalCenter
                        x: Tokens.s5
                        width: parent.width - Tokens.s5 * 2
                        spacing: Tokens.s4
                        verticalItemAlignment: Grid.AlignVCenter
                        horizontalItemAlignment: screen.tall ? Grid.AlignLeft : Grid.AlignHCenter
                        Rectangle {
                            id: disc
                            width: (screen.tall ? 150 : 200) * Tokens.unit
                            height: width
                            radius: width / 2
                            color: Tokens.tintOf(way.modelData.tone)
                            Icon { anchors.centerIn: parent; name: way.modelData.icon; size: parent.width * 0.5; color: Tokens.accentOf(way.modelData.tone) }
                        }
                        Column {
                            width: screen.tall ? parent.width - disc.width - Tokens.s4 : parent.width
                            spacing: Tokens.s2
                            Label { text: way.modelData.title; role: screen.roomy ? "display" : "title"; strong: true; width: parent.width; horizontalAlignment: screen.tall ? Text.AlignLeft : Text.AlignHCenter }
                            Label { text: way.modelData.text; role: screen.roomy ? "lead" : Tokens.textScale > 1.5 ? "small" : "body"; color: Tokens.muted; width: parent.width; horizontalAlignment: screen.tall ? Text.AlignLeft : Text.AlignHCenter }
                        }
                    }
                }
            }
        }
    }
}
