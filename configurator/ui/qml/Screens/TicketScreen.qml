// Ticket: a number and a code, when it is ready, and one question about this very product.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Item {
    id: screen

    required property Kiosk kiosk
    readonly property Proof proof: kiosk.proof as Proof
    readonly property bool tall: Tokens.portrait

    TopLine { id: top; kiosk: screen.kiosk; backShown: false }

    Grid {
        anchors.centerIn: parent
        columns: screen.tall ? 1 : 2
        spacing: Tokens.s6
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        Card {
            id: card
            width: Math.min(screen.tall ? screen.width - Tokens.s6 * 2 : screen.width * 0.42, 760 * Tokens.unit)
            height: ticket.height + Tokens.s5 * 2
            Column {
                id: ticket
                anchors.centerIn: parent
                width: parent.width - Tokens.s5 * 2
                spacing: Tokens.s3
                Label { text: qsTr("Your number"); role: "lead"; color: Tokens.muted; width: parent.width; horizontalAlignment: Text.AlignHCenter }
                Label { text: screen.proof.number; font.pixelSize: Tokens.hero * 1.5; strong: true; color: Tokens.accent; width: parent.width; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.NoWrap; fontSizeMode: Text.HorizontalFit; objectName: "number" }
                Rectangle {
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: 300 * Tokens.unit; height: width; color: Tokens.codePaper; radius: Tokens.radius
                    Image { anchors.fill: parent; anchors.margins: Tokens.s3; source: screen.proof.ticketCode; smooth: false; cache: false }
                }
                Label { text: screen.proof.readyAt; role: "lead"; strong: true; width: parent.width; horizontalAlignment: Text.AlignHCenter }
                Label { text: qsTr("Take a picture of this ticket. We call the number when it is ready."); role: "small"; color: Tokens.muted; width: parent.width; horizontalAlignment: Text.AlignHCenter }
            }
        }
        Column {
            width: Math.min(screen.tall ? screen.width - Tokens.s6 * 2 : screen.width * 0.4, 760 * Tokens.unit)
            spacing: Tokens.s4
            Image {
                source: screen.proof.keepsake
                width: parent.width
                height: screen.tall ? 380 * Tokens.unit : 400 * Tokens.unit
                fillMode: Image.PreserveAspectFit
                cache: false
            }
            Label { text: qsTr("How much do you love it?"); role: "lead"; strong: true; width: parent.width; horizontalAlignment: Text.AlignHCenter }
            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Tokens.gap
                Repeater {
                    model: [qsTr("Not really"), qsTr("It's nice"), qsTr("I love it")]
                    Button {
                        required property int index
                        required property string modelData
                        label: modelData
                        strong: screen.proof.answer === index
                        objectName: "love-" + index
                        onPressed: screen.proof.tell(index)
                    }
                }
            }
            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Tokens.gap
                topPadding: Tokens.s4
                Button { label: qsTr("Make another"); objectName: "another"; onPressed: screen.kiosk.go("choose") }
                Button { label: qsTr("I'm done"); strong: true; objectName: "done"; onPressed: screen.kiosk.endVisit() }
            }
        }
    }
}
