// Proof: a picture of the very file production gets, the price line by line, size, quantity, and the order.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kit
import Configurator

Item {
    id: screen

    required property Kiosk kiosk
    readonly property Proof proof: kiosk.proof as Proof
    readonly property bool tall: Tokens.portrait || Tokens.textScale > 1.5

    TopLine { id: top; kiosk: screen.kiosk; backLabel: qsTr("Change something"); onBack: screen.kiosk.go("studio") }

    Flickable {
        anchors.top: top.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: Math.max(height, grid.implicitHeight + Tokens.s5)
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        GridLayout {
            id: grid
            width: parent.width - Tokens.s5 * 2
            anchors.horizontalCenter: parent.horizontalCenter
            columns: screen.tall ? 1 : 2
            columnSpacing: Tokens.s5
            rowSpacing: Tokens.s4

            Item {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                Layout.preferredHeight: screen.tall ? screen.height * 0.42 : screen.height - top.height - Tokens.s5
                LayoutMirroring.enabled: false
                LayoutMirroring.childrenInherit: true
                Image {
                    id: picture
                    anchors.fill: parent
                    anchors.bottomMargin: (sides.visible ? sides.height : 0) + Tokens.s3
                    source: screen.proof.picture
                    fillMode: Image.PreserveAspectFit
                    cache: false
                    objectName: "proofPicture"
                }
                Column {
                    anchors.centerIn: picture
                    spacing: Tokens.s3
                    visible: screen.proof.busy
                    Busy { on: screen.proof.busy; anchors.horizontalCenter: parent.horizontalCenter }
                    Label { text: qsTr("Making the file that will be printed"); color: Tokens.muted; anchors.horizontalCenter: parent.horizontalCenter }
                }
                Segments {
                    id: sides
                    visible: screen.proof.pages.length > 0
                    choices: screen.proof.pages
                    current: screen.proof.page
                    anchors.bottom: parent.bottom
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: Math.min(natural, parent.width)
                    onChosen: id => screen.proof.pickPage(id)
                }
            }

            Column {
                id: side
                Layout.preferredWidth: screen.tall ? grid.width : Math.min(660 * Tokens.unit, grid.width * 0.4)
                Layout.alignment: Qt.AlignTop
                spacing: Tokens.s3
                Label { text: qsTr("This is exactly what we will make"); role: "title"; strong: true; width: parent.width }
                Label { text: screen.proof.note; role: "small"; color: Tokens.muted; width: parent.width; visible: text !== "" }

                Flow {
                    width: parent.width
                    spacing: Tokens.s2
                    visible: screen.proof.sizes.length > 1
                    Label { text: screen.proof.sizeQuestion; strong: true; width: parent.width }
                    Segments {
                        width: parent.width
                        quiet: true
                        choices: screen.proof.sizes
                        current: screen.proof.size
                        onChosen: id => screen.proof.pickSize(id)
                    }
                }
                RowLayout {
                    width: parent.width
                    spacing: Tokens.gap
                    Label { text: qsTr("How many?"); strong: true; Layout.fillWidth: true }
                    IconButton { icon: "minus"; label: qsTr("One less"); worded: false; objectName: "fewer"; enabled: screen.proof.quantity > 1; onPressed: screen.proof.setQuantity(screen.proof.quantity - 1) }
                    Label { text: screen.proof.quantity; role: "lead"; strong: true; wrapMode: Text.NoWrap; Layout.minimumWidth: Tokens.touch; horizontalAlignment: Text.AlignHCenter; objectName: "quantity" }
                    IconButton { icon: "plus"; label: qsTr("One more"); worded: false; enabled: screen.proof.quantity < 99; onPressed: screen.proof.setQuantity(screen.proof.quantity + 1); objectName: "more" }
                }
                Card {
                    width: parent.width
                    height: lines.height + Tokens.s4 * 2
                    Column {
                        id: lines
                        x: Tokens.s4
                        y: Tokens.s4
                        width: parent.width - Tokens.s4 * 2
                        spacing: Tokens.s2
                        PriceLines { width: parent.width; lines: screen.proof.lines; total: screen.proof.total }
                        Label { text: qsTr("Ready in about %1").arg(screen.proof.ready); role: "small"; color: Tokens.muted; width: parent.width; visible: screen.proof.ready !== "" }
                    }
                }
                Label { text: screen.proof.trouble; color: Tokens.stop; width: parent.width; visible: text !== "" }
                Button {
                    width: parent.width
                    label: qsTr("Order it")
                    strong: true
                    role: "lead"
                    enabled: screen.proof.canOrder
                    objectName: "order"
                    onPressed: screen.proof.order()
                }
                Image {
                    // The same design on the real thing, so that a flat piece is known for what it is.
                    readonly property real room: screen.height - top.height - Tokens.s5 - y
                    width: parent.width
                    height: screen.tall ? 300 * Tokens.unit : Math.min(room, 360 * Tokens.unit)
                    visible: height > 140 * Tokens.unit
                    source: screen.proof.keepsake
                    fillMode: Image.PreserveAspectFit
                    cache: false
                    objectName: "keepsake"
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("What it will look like")
                }
            }
        }
    }
}
