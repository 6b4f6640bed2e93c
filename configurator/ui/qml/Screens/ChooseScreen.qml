// What shall we make? Three products; for a known person, designs to start from, each with its because.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Item {
    id: screen

    required property Kiosk kiosk
    readonly property Studio studio: kiosk.studio as Studio
    readonly property bool tall: Tokens.portrait
    readonly property bool known: kiosk.starts.length > 0

    TopLine { id: top; kiosk: screen.kiosk; onBack: screen.kiosk.endVisit(); backLabel: qsTr("Finish") }

    Flickable {
        anchors.top: top.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: Math.max(height, all.height + Tokens.s5)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        Column {
            id: all
            width: parent.width - Tokens.s6 * 2
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Tokens.s4
            Label {
                text: screen.kiosk.personName ? qsTr("What shall we make, %1?").arg(screen.kiosk.personName) : qsTr("What shall we make?")
                role: "display"; strong: true; width: parent.width; horizontalAlignment: Text.AlignHCenter
            }
            Button {
                id: invite
                readonly property WhichOne game: screen.kiosk.whichOne as WhichOne
                icon: "gallery"
                label: game?.labels.invite ?? ""
                objectName: "which-one"
                anchors.horizontalCenter: parent.horizontalCenter
                onPressed: screen.kiosk.go("which")
            }
            Grid {
                id: grid
                columns: screen.tall ? 1 : 3
                spacing: Tokens.s4
                anchors.horizontalCenter: parent.horizontalCenter
                readonly property real cellWidth: screen.tall ? all.width : (all.width - Tokens.s4 * 2) / 3
                readonly property real room: screen.height - top.height - Tokens.display * 1.4 - Tokens.s6 - invite.height - Tokens.s4 - (screen.known ? 330 * Tokens.unit : 0)
                readonly property real cellHeight: screen.tall ? Math.max(280 * Tokens.unit, (room - Tokens.s4 * 2) / 3) : Math.max(360 * Tokens.unit, Math.min(room, 760 * Tokens.unit))
                Repeater {
                    model: screen.kiosk.families
                    Pressable {
                        id: product
                        required property var modelData
                        width: grid.cellWidth
                        height: grid.cellHeight
                        ringRadius: Tokens.radiusLarge
                        label: modelData.label
                        objectName: "family-" + modelData.id
                        onPressed: screen.kiosk.make(modelData.id)
                        Card { anchors.fill: parent; color: product.held ? Tokens.tintOf(product.modelData.id) : Tokens.card; border.color: product.held ? Tokens.accentOf(product.modelData.id) : Tokens.line }
                        Image {
                            anchors.left: parent.left
                            anchors.right: parent.right
                            anchors.top: parent.top
                            anchors.bottom: words.top
                            anchors.margins: Tokens.s4
                            source: product.modelData.picture
                            fillMode: Image.PreserveAspectFit
                            cache: false
                        }
                        Column {
                            id: words
                            anchors.left: parent.left
                            anchors.right: parent.right
                            anchors.bottom: parent.bottom
                            anchors.margins: Tokens.s4
                            spacing: Tokens.s1
                            Label { text: product.modelData.label; role: "title"; strong: true; width: parent.width; horizontalAlignment: Text.AlignHCenter; color: Tokens.accentOf(product.modelData.id) }
                            Label { text: product.modelData.detail; role: "small"; color: Tokens.muted; width: parent.width; horizontalAlignment: Text.AlignHCenter }
                        }
                    }
                }
            }
            Label { visible: screen.known; text: qsTr("Start from"); role: "lead"; strong: true; width: parent.width }
            Flow {
                id: offers
                visible: screen.known
                width: parent.width
                spacing: Tokens.s4
                readonly property int columns: Math.max(1, Math.min(Math.max(3, screen.kiosk.starts.length), Math.floor((width + spacing) / (Tokens.small * 15 + spacing))))
                Repeater {
                    model: screen.kiosk.starts
                    Pressable {
                        id: start
                        required property var modelData
                        width: Math.floor(Math.min(440 * Tokens.unit, (offers.width - offers.spacing * (offers.columns - 1)) / offers.columns))
                        height: Math.max(240 * Tokens.unit, 130 * Tokens.unit + why.height)
                        ringRadius: Tokens.radius
                        label: modelData.because
                        objectName: "start-" + modelData.id
                        onPressed: screen.kiosk.startFrom(modelData.id)
                        Card { anchors.fill: parent; radius: Tokens.radius }
                        Image { anchors.fill: parent; anchors.margins: Tokens.s2; anchors.bottomMargin: why.height + Tokens.s3; source: start.modelData.picture; fillMode: Image.PreserveAspectFit; cache: false }
                        Label { id: why; text: start.modelData.because; role: "small"; color: Tokens.muted; anchors.bottom: parent.bottom; anchors.left: parent.left; anchors.right: parent.right; anchors.margins: Tokens.s2; horizontalAlignment: Text.AlignHCenter }
                        IconButton {
                            visible: start.modelData.notMe !== ""
                            icon: "close"
                            worded: false
                            bare: true
                            tone: Tokens.muted
                            label: start.modelData.notMe
                            objectName: "not-me-" + start.modelData.id
                            anchors.top: parent.top
                            anchors.right: parent.right
                            onPressed: screen.kiosk.notMe(start.modelData.id)
                        }
                    }
                }
            }
        }
    }
}
