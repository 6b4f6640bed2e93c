// Attract: real designs turn slowly; touch anywhere to begin; the language is one tap away.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Item {
    id: screen

    required property Kiosk kiosk
    readonly property var pictures: kiosk.attractPictures
    property int turn: 0
    readonly property bool small: Tokens.portrait

    TapHandler { onTapped: screen.kiosk.go("hello") }
    Keys.onReturnPressed: screen.kiosk.go("hello")
    focus: true
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Make it yours. Touch anywhere to begin.")
    Accessible.onPressAction: screen.kiosk.go("hello")

    Timer {
        running: screen.pictures.length > 1 && screen.visible
        interval: 4200
        repeat: true
        onTriggered: screen.turn = (screen.turn + 1) % screen.pictures.length
    }

    Item {
        id: show
        x: screen.small ? 0 : Tokens.rightToLeft ? 0 : screen.width - width
        y: screen.small ? screen.height * 0.06 : 0
        width: screen.small ? screen.width : screen.width * 0.6
        height: screen.small ? screen.height * 0.52 : screen.height
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        Repeater {
            model: screen.pictures
            Image {
                id: piece
                required property int index
                required property string modelData
                anchors.fill: parent
                anchors.margins: Tokens.s5
                source: modelData
                fillMode: Image.PreserveAspectFit
                cache: false
                opacity: index === screen.turn ? 1 : 0
                scale: index === screen.turn ? 1 : 0.96
                Behavior on opacity { NumberAnimation { duration: Tokens.motion ? 900 : 0; easing.type: Easing.InOutQuad } }
                Behavior on scale { NumberAnimation { duration: Tokens.motion ? 1200 : 0; easing.type: Easing.OutCubic } }
            }
        }
    }
    Column {
        anchors.left: parent.left
        anchors.leftMargin: screen.small ? Tokens.s6 : Tokens.s6 * 1.6
        width: screen.small ? screen.width - Tokens.s6 * 2 : screen.width * 0.36
        y: screen.small ? screen.height * 0.62 : (screen.height - height) / 2
        spacing: Tokens.s4
        Label { text: qsTr("Make it yours"); role: "hero"; strong: true; font.pixelSize: Tokens.hero * 1.25; width: parent.width }
        Label { text: qsTr("Shoes, chocolate and patches, made here while you wait."); role: "lead"; color: Tokens.muted; width: parent.width }
        Item { width: 1; height: Tokens.s3 }
        Button {
            label: qsTr("Touch to begin")
            strong: true
            role: "lead"
            objectName: "begin"
            anchors.left: parent.left
            onPressed: screen.kiosk.go("hello")
        }
    }
    Button {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Tokens.s4
        icon: "language"
        label: screen.kiosk.language === "he" ? "English" : "עברית"
        objectName: "language"
        onPressed: screen.kiosk.setPosture("language", screen.kiosk.language === "he" ? "en" : "he")
    }
    Item {
        // Holding the corner for three seconds asks for the staff PIN.
        objectName: "leaveCorner"
        width: Tokens.touch * 1.4; height: width
        anchors.left: parent.left
        anchors.top: parent.top
        Accessible.ignored: true
        TapHandler { longPressThreshold: 3; onLongPressed: screen.kiosk.askLeave() }
    }
}
