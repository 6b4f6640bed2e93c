// The stitch player: a patch as the machine will sew it, to be played, held, and gone through by color.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Kit
import Configurator

Rectangle {
    id: sheet
    objectName: "sewingPlayer"

    required property Player player
    // On an upright screen the colors lie under the picture, not beside it.
    readonly property bool upright: height > width

    color: Tokens.paper
    visible: player.title !== ""
    onVisibleChanged: {
        if (!visible)
            return
        player.fit(glass.wide, glass.high)
        forceActiveFocus()
    }

    // Whatever lies behind must not hear of clicks here.
    MouseArea { anchors.fill: parent; hoverEnabled: true }

    FrameAnimation {
        running: sheet.visible && sheet.player.playing
        onTriggered: sheet.player.tick(Math.min(frameTime, 0.1))
    }

    RowLayout {
        id: head
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Tokens.s4
        Label { text: sheet.player.title; role: "title"; strong: true; Layout.fillWidth: true; wrapMode: Text.NoWrap; elide: Text.ElideRight }
        IconButton { icon: "close"; label: qsTr("Close"); worded: false; objectName: "closePlayer"; onPressed: sheet.player.shut() }
    }
    GridLayout {
        id: middle
        anchors.top: head.bottom
        anchors.topMargin: Tokens.s3
        anchors.bottom: foot.top
        anchors.bottomMargin: Tokens.s3
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Tokens.s4
        anchors.rightMargin: Tokens.s4
        columns: sheet.upright ? 1 : 2
        columnSpacing: Tokens.s4
        rowSpacing: Tokens.s3

        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            id: glass
            readonly property real density: Screen.devicePixelRatio
            readonly property int wide: Math.round((width - 2 * Tokens.s3) * density)
            readonly property int high: Math.round((height - 2 * Tokens.s3) * density)
            onWideChanged: if (sheet.visible) sheet.player.fit(wide, high)
            onHighChanged: if (sheet.visible) sheet.player.fit(wide, high)
            Image {
                id: picture
                source: sheet.player.picture
                anchors.fill: parent
                anchors.margins: Tokens.s3
                cache: false
                LayoutMirroring.enabled: false
                Accessible.role: Accessible.Graphic
                Accessible.name: sheet.player.told
            }
            Rectangle {
                visible: sheet.player.second < sheet.player.seconds
                x: picture.x + sheet.player.needle.x / glass.density - width / 2
                y: picture.y + sheet.player.needle.y / glass.density - height / 2
                width: 22 * Tokens.unit
                height: width
                radius: width / 2
                color: Tokens.clear
                border.width: 5 * Tokens.unit
                border.color: Tokens.card
                Rectangle { anchors.fill: parent; anchors.margins: 1.5 * Tokens.unit; radius: width / 2; color: Tokens.clear; border.width: 2 * Tokens.unit; border.color: Tokens.ink }
            }
        }
        ListView {
            id: steps
            Layout.fillWidth: sheet.upright
            Layout.fillHeight: !sheet.upright
            Layout.preferredWidth: Math.min(sheet.width * 0.42, 430 * Tokens.unit * (0.4 + 0.6 * Tokens.textScale))
            Layout.preferredHeight: Math.min(contentHeight, middle.height * 0.4)
            clip: true
            spacing: Tokens.s2
            boundsBehavior: Flickable.StopAtBounds
            model: sheet.player.steps
            currentIndex: sheet.player.step
            highlightMoveDuration: Tokens.calm
            delegate: Pressable {
                id: step
                required property var modelData
                required property int index
                readonly property bool on: index === sheet.player.step
                label: modelData.name
                objectName: "step-" + modelData.place
                width: ListView.view.width
                height: Math.max(Tokens.touch, words.implicitHeight + Tokens.s3 * 2)
                ringRadius: Tokens.radius
                onPressed: sheet.player.toStep(index)
                Rectangle {
                    anchors.fill: parent
                    radius: Tokens.radius
                    color: step.on ? Tokens.tint : Tokens.card
                    border.width: Tokens.stroke
                    border.color: step.on ? Tokens.accent : Tokens.line
                }
                Rectangle {
                    id: spool
                    width: 30 * Tokens.unit
                    height: width
                    radius: width / 2
                    color: step.modelData.color
                    border.width: Tokens.stroke
                    border.color: Tokens.edge
                    anchors.left: parent.left
                    anchors.leftMargin: Tokens.s3
                    anchors.verticalCenter: parent.verticalCenter
                }
                Column {
                    id: words
                    anchors.left: spool.right
                    anchors.right: parent.right
                    anchors.leftMargin: Tokens.s3
                    anchors.rightMargin: Tokens.s3
                    anchors.verticalCenter: parent.verticalCenter
                    Label { text: step.modelData.place + ". " + step.modelData.name; role: "small"; strong: true; width: parent.width }
                    Label { text: step.modelData.detail; role: "small"; color: Tokens.muted; width: parent.width }
                }
            }
        }
    }
    Column {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Tokens.s4
        spacing: Tokens.s3
        // Time runs from left to right in every language.
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true

        SewingTimeline {
            width: parent.width
            player: sheet.player
        }
        Flow {
            width: parent.width
            spacing: Tokens.s3
            IconButton { icon: "left"; label: qsTr("One stitch back"); worded: false; objectName: "stitchBack"; onPressed: sheet.player.byStitches(-1) }
            Button {
                icon: sheet.player.playing ? "pause" : "play"
                label: sheet.player.playing ? qsTr("Hold") : qsTr("Play")
                strong: true
                objectName: "playPause"
                onPressed: sheet.player.toggle()
            }
            IconButton { icon: "right"; label: qsTr("One stitch on"); worded: false; objectName: "stitchOn"; onPressed: sheet.player.byStitches(1) }
            Segments {
                quiet: true
                choices: sheet.player.speeds.map(speed => ({ id: String(speed), label: "×" + speed }))
                current: String(sheet.player.speed)
                onChosen: id => sheet.player.pace(Number(id))
            }
            Label { text: sheet.player.told; color: Tokens.muted; height: Tokens.touch; verticalAlignment: Text.AlignVCenter; wrapMode: Text.NoWrap }
        }
    }
    Keys.onSpacePressed: player.toggle()
    Keys.onLeftPressed: event => player.byStitches(event.modifiers & Qt.ShiftModifier ? -100 : -1)
    Keys.onRightPressed: event => player.byStitches(event.modifiers & Qt.ShiftModifier ? 100 : 1)
    Keys.onEscapePressed: player.shut()
}
