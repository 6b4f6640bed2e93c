// Which one are you? A card of ten pictures to touch one of; at the end a poster and three designs to start from.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Item {
    id: screen

    required property Kiosk kiosk
    readonly property WhichOne game: kiosk.whichOne as WhichOne
    readonly property bool ended: game.step === "poster"
    readonly property bool tall: Tokens.portrait
    readonly property var tilts: [-1.6, 1.1, -0.7, 1.8, -1.2, 0.9, -1.9, 1.4, -0.8, 1.6]

    TopLine { id: top; kiosk: screen.kiosk; onBack: screen.game.back() }

    Column {
        id: words
        anchors.top: top.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width - Tokens.s6 * 2
        spacing: Tokens.s2
        Label { text: screen.game.question; role: "display"; strong: true; width: parent.width; horizontalAlignment: Text.AlignHCenter; objectName: "whichQuestion" }
        Label { text: screen.game.hint; role: "body"; color: Tokens.muted; width: parent.width; horizontalAlignment: Text.AlignHCenter }
    }

    Item {
        id: table
        visible: !screen.ended
        anchors.top: words.bottom
        anchors.topMargin: Tokens.s4
        anchors.bottom: foot.top
        anchors.bottomMargin: Tokens.s3
        width: parent.width

        // Rows of unequal length, set like bricks, fill a tall screen better than a grid.
        readonly property var rows: screen.tall ? [2, 3, 2, 3] : [5, 5]
        readonly property int most: screen.tall ? 3 : 5
        readonly property real gap: Tokens.s4
        readonly property real shape: screen.game.step === "letters" ? 310 / 300 : 400 / 300
        readonly property real edge: Tokens.s2
        readonly property real wide: Math.min((width - Tokens.s6 * 2 - gap * (most - 1)) / most, ((height - gap * (rows.length - 1)) / rows.length - edge * 2) / shape + edge * 2)
        readonly property real high: (wide - edge * 2) * shape + edge * 2

        function rowOf(at) { let row = 0; let left = at; while (left >= rows[row]) { left -= rows[row]; row += 1 } return row }
        function columnOf(at) { let left = at; let row = 0; while (left >= rows[row]) { left -= rows[row]; row += 1 } return left }
        function spotX(at) {
            const count = rows[rowOf(at)]
            const column = Tokens.rightToLeft ? count - 1 - columnOf(at) : columnOf(at)
            return (width - count * wide - (count - 1) * gap) / 2 + column * (wide + gap)
        }
        function spotY(at) { return (height - rows.length * high - (rows.length - 1) * gap) / 2 + rowOf(at) * (high + gap) }

        Repeater {
            model: screen.game.pictures
            Pressable {
                id: card
                required property var modelData
                required property int index
                x: table.spotX(index)
                y: table.spotY(index)
                width: table.wide
                height: table.high
                ringRadius: Tokens.radius
                label: modelData.label
                objectName: "which-" + modelData.id
                // Laid on the table by hand, not printed in rows.
                rotation: held || !Tokens.motion ? 0 : screen.tilts[index % 10] ?? 0
                Behavior on rotation { NumberAnimation { duration: Tokens.calm; easing.type: Easing.OutBack } }
                onPressed: screen.game.pick(modelData.id)

                Rectangle {
                    anchors.fill: parent
                    anchors.topMargin: 5 * Tokens.unit
                    anchors.bottomMargin: -5 * Tokens.unit
                    radius: Tokens.radius
                    antialiasing: true
                    color: Tokens.ink
                    opacity: Tokens.theme === "contrast" ? 0 : 0.1
                }
                Rectangle {
                    anchors.fill: parent
                    radius: Tokens.radius
                    antialiasing: true
                    color: Tokens.codePaper
                    border.width: card.held ? 4 * Tokens.unit : Tokens.stroke
                    border.color: card.held ? Tokens.accent : Tokens.line
                }
                Image {
                    id: sheet
                    anchors.fill: parent
                    anchors.margins: table.edge
                    source: card.modelData.picture
                    fillMode: Image.PreserveAspectFit
                    antialiasing: true
                    cache: false
                    opacity: status === Image.Ready ? 1 : 0
                    Behavior on opacity { NumberAnimation { duration: Tokens.calm } }
                }
            }
        }
    }

    Row {
        id: foot
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.s4
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Tokens.s4
        Label { visible: !screen.ended; text: screen.game.labels.card ?? ""; role: "small"; color: Tokens.muted; wrapMode: Text.NoWrap; anchors.verticalCenter: parent.verticalCenter }
        Button { visible: !screen.ended && screen.game.step !== "world"; icon: "star"; label: screen.game.labels.enough ?? ""; objectName: "whichEnough"; onPressed: screen.game.enough() }
        Button { visible: screen.ended; icon: "surprise"; label: screen.game.labels.again ?? ""; objectName: "whichAgain"; onPressed: screen.game.again() }
        Button { visible: screen.ended; label: screen.game.labels.choose ?? ""; objectName: "whichChoose"; onPressed: screen.kiosk.go("choose") }
    }

    Loader {
        anchors.top: words.bottom
        anchors.topMargin: Tokens.s4
        anchors.bottom: foot.top
        anchors.bottomMargin: Tokens.s3
        width: parent.width
        active: screen.ended
        sourceComponent: WhichEnd { kiosk: screen.kiosk; game: screen.game }
    }
}
