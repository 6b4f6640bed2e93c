// The Studio: Stage, Rail, Tray and Bar, always in the same four places; mirrored, or within reach, by the profile.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Stage
import Configurator

Item {
    id: screen

    required property Kiosk kiosk
    readonly property Studio studio: kiosk.studio as Studio

    readonly property bool reach: kiosk.reach
    readonly property bool railAtEnd: kiosk.hand === "left"
    readonly property bool railLeft: railAtEnd === Tokens.rightToLeft
    // Under an open keyboard on a small screen the words being written need the room more than the tools do.
    readonly property bool railAway: !reach && tray.y - bar.height < 280 * Tokens.unit * Tokens.large

    Bar {
        id: bar
        kiosk: screen.kiosk
        studio: screen.studio
        width: parent.width
        height: implicitHeight
        y: screen.reach ? screen.height - height : 0
    }
    Tray {
        id: tray
        studio: screen.studio
        z: 1
        width: parent.width
        height: implicitHeight
        y: screen.reach ? bar.y - height : screen.height - height
    }
    Rail {
        id: rail
        studio: screen.studio
        flat: screen.reach
        visible: !screen.railAway
        width: screen.reach ? parent.width : screen.railAway ? 0 : implicitWidth
        height: screen.reach ? implicitHeight : tray.y - bar.height
        x: screen.reach ? 0 : screen.railLeft ? Tokens.s2 : parent.width - width - Tokens.s2
        y: screen.reach ? tray.y - height : bar.height
    }
    Item {
        id: place
        objectName: "stagePlace"
        readonly property bool settling: sized.running
        x: screen.reach ? 0 : screen.railLeft ? rail.width + Tokens.s2 : 0
        y: screen.reach ? 0 : bar.height
        width: screen.reach ? parent.width : parent.width - rail.width - Tokens.s2
        height: screen.reach ? rail.y : tray.y - bar.height

        onWidthChanged: sized.restart()
        onHeightChanged: sized.restart()
        Timer { id: sized; interval: 30; onTriggered: screen.studio.stageSized(stage.width, stage.height, Screen.devicePixelRatio) }

        Item {
            id: stage
            anchors.top: parent.top
            anchors.topMargin: Tokens.touch + Tokens.s2
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: switcher.top
            FlatStage { anchors.fill: parent; visible: screen.studio.view === "design"; studio: screen.studio }
            RealStage { anchors.fill: parent; visible: screen.studio.view !== "design"; studio: screen.studio }
            Pressable {
                visible: screen.studio.view === "design" && screen.studio.glimpse !== ""
                label: qsTr("See the whole")
                width: 300 * Tokens.unit
                height: 190 * Tokens.unit
                ringRadius: Tokens.radius
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                anchors.rightMargin: Tokens.s3
                objectName: "glimpse"
                onPressed: screen.studio.nextView(0)
                Card { anchors.fill: parent; radius: Tokens.radius }
                Image { anchors.fill: parent; anchors.margins: Tokens.s1; source: screen.studio.glimpse; fillMode: Image.PreserveAspectFit; cache: false }
            }
            Busy { anchors.right: parent.right; anchors.top: parent.top; anchors.margins: Tokens.s4; on: screen.studio.busy }
        }
        Segments {
            id: switcher
            choices: screen.studio.views
            current: screen.studio.view
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Tokens.s2
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(natural, parent.width - Tokens.s4)
            onChosen: id => screen.studio.pickView(id)
        }
        ProblemNote {
            studio: screen.studio
            anchors.top: parent.top
            anchors.horizontalCenter: parent.horizontalCenter
            maximum: parent.width - Tokens.s5
        }
    }
}
