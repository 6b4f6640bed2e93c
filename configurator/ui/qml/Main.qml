// The kiosk's window: one screen at a time, the keyboard under it, and everything that may lie over it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Kit
import Configurator

Window {
    id: window

    required property Kiosk kiosk
    property bool kioskMode: false

    width: 1920
    height: 1080
    visible: true
    visibility: kioskMode ? Window.FullScreen : Window.Windowed
    color: Tokens.paper
    title: qsTr("Make it yours")

    LayoutMirroring.enabled: kiosk.rightToLeft
    LayoutMirroring.childrenInherit: true

    property bool framed: false
    Connections {
        target: window
        enabled: !window.framed
        function onFrameSwapped() {
            window.framed = true
            window.kiosk.shown()
        }
    }

    Binding { target: Tokens; property: "theme"; value: window.kiosk.theme }
    Binding { target: Tokens; property: "textScale"; value: window.kiosk.textScale }
    Binding { target: Tokens; property: "motion"; value: window.kiosk.motion }
    Binding { target: Tokens; property: "rightToLeft"; value: window.kiosk.rightToLeft }
    Binding { target: Tokens; property: "screen"; value: Qt.size(window.width, window.height) }
    Binding { target: Tokens; property: "family"; value: window.kiosk.family }
    Binding { target: Icons; property: "drawings"; value: window.kiosk.icons }

    Item {
        id: room
        width: parent.width
        height: parent.height - board.height

        Loader {
            id: screen
            anchors.fill: parent
            focus: true
            readonly property string file: window.kiosk.screenFile
            onFileChanged: show()
            Component.onCompleted: show()
            onLoaded: fade.restart()
            function show() { setSource("Screens/" + file, { "kiosk": window.kiosk }) }
        }
        NumberAnimation { id: fade; target: screen; property: "opacity"; from: 0; to: 1; duration: Tokens.calm; easing.type: Easing.OutCubic }
    }
    Loader {
        anchors.fill: room
        active: window.kiosk.ready
        asynchronous: true
        Component.onCompleted: setSource("Screens/Overlay.qml", { "kiosk": window.kiosk })
    }
    Loader {
        id: board
        anchors.bottom: parent.bottom
        width: parent.width
        active: window.kiosk.ready
        asynchronous: true
        source: "Kit/Keyboard.qml"
        Binding { target: board.item; property: "language"; value: window.kiosk.language; when: board.item }
        readonly property Item editor: window.activeFocusItem?.visible && (window.activeFocusItem instanceof TextInput || window.activeFocusItem instanceof TextEdit) ? window.activeFocusItem : null
        Binding { target: board.item; property: "target"; value: board.editor; when: board.item }
        Binding { target: board.item; property: "open"; value: board.editor !== null; when: board.item }
        Connections {
            target: board.item
            function onDone() { board.editor.focus = false }
        }
    }
    Item {
        // Someone is there. Only a press and its end are told, so a finger's way stays in QML.
        anchors.fill: parent
        PointHandler { onActiveChanged: window.kiosk.touched() }
    }
}
