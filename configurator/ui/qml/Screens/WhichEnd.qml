// The end of the game: the named poster, and three real designs made of the answers to start from.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Item {
    id: end

    required property Kiosk kiosk
    required property WhichOne game
    readonly property bool tall: Tokens.portrait
    readonly property real shape: 486 / 300
    readonly property real noteHeight: note.height + Tokens.s3
    readonly property real posterHigh: (tall ? (height - noteHeight) * 0.56 : height - noteHeight) - Tokens.s3 * 2 - Tokens.s4
    readonly property real posterWide: Math.min(posterHigh / shape, width * (tall ? 0.62 : 0.3))

    Item {
        id: frame
        width: end.posterWide + Tokens.s3 * 2
        height: end.posterWide * end.shape + Tokens.s3 * 2
        x: end.tall ? (end.width - width) / 2 : Tokens.rightToLeft ? end.width - width - Tokens.s6 * 1.5 : Tokens.s6 * 1.5
        y: end.tall ? 0 : (end.height - end.noteHeight - height) / 2
        rotation: Tokens.motion ? -1.5 : 0
        scale: 1
        Component.onCompleted: if (Tokens.motion) arrive.start()
        SequentialAnimation {
            id: arrive
            NumberAnimation { target: frame; property: "scale"; from: 0.7; to: 1; duration: 420; easing.type: Easing.OutBack }
        }
        Rectangle { anchors.fill: parent; anchors.topMargin: 8 * Tokens.unit; anchors.bottomMargin: -8 * Tokens.unit; radius: Tokens.radius; antialiasing: true; color: Tokens.ink; opacity: Tokens.theme === "contrast" ? 0 : 0.14 }
        Rectangle { anchors.fill: parent; radius: Tokens.radius; antialiasing: true; color: Tokens.codePaper; border.width: Tokens.stroke; border.color: Tokens.line }
        Image {
            anchors.fill: parent
            anchors.margins: Tokens.s3
            source: end.game.poster
            fillMode: Image.PreserveAspectFit
            antialiasing: true
            cache: false
            Accessible.role: Accessible.Graphic
            Accessible.name: end.game.name
        }
    }

    Grid {
        id: designs
        readonly property real roomX: end.tall ? end.width - Tokens.s5 * 2 : end.width - frame.width - Tokens.s6 * 4
        readonly property real roomY: end.tall ? end.height - end.noteHeight - frame.height - Tokens.s4 : end.height - end.noteHeight
        readonly property real cellWide: (roomX - spacing * 2) / 3
        readonly property real cellHigh: Math.min(roomY, cellWide * 1.35 + Tokens.lead)
        columns: 3
        spacing: Tokens.s4
        x: end.tall ? Tokens.s5 : Tokens.rightToLeft ? Tokens.s6 * 1.5 : frame.x + frame.width + Tokens.s6
        y: (end.tall ? frame.height + Tokens.s4 : 0) + (roomY - cellHigh) / 2
        Repeater {
            model: end.game.designs
            Pressable {
                id: design
                required property var modelData
                width: designs.cellWide
                height: designs.cellHigh
                ringRadius: Tokens.radiusLarge
                label: modelData.label
                enabled: modelData.picture !== ""
                opacity: 1
                objectName: "whichDesign-" + modelData.id
                onPressed: end.game.start(modelData.id)
                Card { anchors.fill: parent; color: design.held ? Tokens.tintOf(design.modelData.id) : Tokens.card; border.color: design.held ? Tokens.accentOf(design.modelData.id) : Tokens.line }
                Image {
                    id: picture
                    x: Tokens.s4
                    y: Tokens.s3
                    width: parent.width - Tokens.s4 * 2
                    height: parent.height - name.height - Tokens.s3 * 3
                    source: design.modelData.picture
                    fillMode: Image.PreserveAspectFit
                    cache: false
                    opacity: status === Image.Ready ? 1 : 0
                    Behavior on opacity { NumberAnimation { duration: Tokens.calm } }
                }
                Busy { on: design.modelData.picture === ""; anchors.centerIn: picture }
                Label {
                    id: name
                    text: design.modelData.label
                    role: "lead"
                    strong: true
                    color: Tokens.accentOf(design.modelData.id)
                    width: parent.width - Tokens.s3 * 2
                    x: Tokens.s3
                    y: parent.height - height - Tokens.s3
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }

    Label {
        id: note
        anchors.bottom: parent.bottom
        x: Tokens.s6
        width: parent.width - Tokens.s6 * 2
        text: end.game.kept
        role: "small"
        color: Tokens.muted
        horizontalAlignment: Text.AlignHCenter
    }
}
